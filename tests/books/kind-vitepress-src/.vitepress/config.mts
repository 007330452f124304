import { bar } from './bar.mjs'
export default {
  title: 'Of the Folder', srcDir: 'src', lang: 'en',
  themeConfig: { sidebar: bar, outline: 2 },
}
