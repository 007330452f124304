import { defineConfig, type DefaultTheme } from 'vitepress'
import { shared } from './shared'

// https://vitepress.dev/reference/site-config
export default defineConfig({
  title: "Mill Docs",
  lang: 'en-GB',
  locales: { root: { label: 'English' }, fr: { label: 'Français' } },
  themeConfig: {
    nav: [{ text: 'Guide', link: '/guide/start', activeMatch: '/guide/' }],
    sidebar: {
      '/shared/': shared(),
    },
    sidebar: bars(),
  }
})

function bars() {
  return {
      '/guide/': { base: '/guide/', items: sidebarGuide() },
      '/reference/': sidebarReference,
      '/none/': unknown,
      '/loop/': loop,
      '/fr/guide/': [{ text: 'Le moulin', link: '/fr/guide/start' }],
  }
}
function sidebarGuide(): DefaultTheme.SidebarItem[] {
  return [
    {
      text: 'Introduction', // first
      collapsed: false,
      items: [
        { text: 'What is it?', link: 'what' },
        { text: 'Start', link: 'start.html#a' },
        ...more(),
        ...spread,
      ]
    },
    { text: 'Outside', link: 'https://example.org/' },
    { text: 'Gone', link: 'gone' },
    { text: 'Empty', items: [] },
  ]
}
const more = (): DefaultTheme.SidebarItem[] => [{ text: 'Deep', link: '/guide/deep/' },]
let spread = () => {
  return ([{ link: 'last' }, ])
}
const sidebarReference: DefaultTheme.SidebarItem[] = [
  { text: 'Reference', link: '/reference/config', items: [{ text: 'Runtime', link: '/reference/runtime.md' }] },
]
const loop = [loop]
