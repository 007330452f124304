module.exports = {title: "The Gate", i18n: {defaultLocale: "en"}, presets: [["classic", {docs: {}}]]};
