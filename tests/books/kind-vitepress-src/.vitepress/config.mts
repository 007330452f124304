import { bar } from './bar.mjs'
export default {
  title: 'Of the Folder', srcDir: 'src', lang: 'en', locales: { root: { label: 'English' }, '/fr/': { label: 'Français' } },
  themeConfig: { sidebar: bar, outline: 2 },
}
