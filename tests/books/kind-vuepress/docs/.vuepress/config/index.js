module.exports = {
  title: 'Hello VuePress',
  description: 'Just playing around',
  themeConfig: {
    sidebar: {
      '/foo/': [ '', 'one', ['two', 'Explicit'] ],
      '/bar/': [ { title: 'Group', path: '/bar/', collapsable: false, children: [ 'three', { text: 'Deep', prefix: 'x/', children: ['four'] } ] } ],
      '/': 'auto',
    }
  }
}
