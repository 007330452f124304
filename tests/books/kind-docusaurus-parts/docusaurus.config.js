module.exports = {title: "Mill", i18n: {defaultLocale: "en"}, presets: [["classic", {docs: {}}]]};
