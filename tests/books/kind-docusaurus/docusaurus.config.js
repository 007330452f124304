// @ts-check
const config = {
  metatitle: 'None of it',
  title: 'My Loom',
  tagline: "It\'s fun",
  i18n: { defaultLocale: 'en', locales: ['en'] },
};
export default config;
