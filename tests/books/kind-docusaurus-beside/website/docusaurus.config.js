// What the site is called.
const config = {
  "title": 'The Gate',
  i18n: { defaultLocale: "en" },
  presets: [["classic", {
    docs: { lastVersion: { label: "1" }, sidebarPath: require.resolve("./sidebars.js"), path: "../pages", editUrl: ({name}) => name },
    blog: { path: "./blog" },
  }]],
};
module.exports = config;
