module.exports = {
  bar: ["start", { type: "category", label: "Guide", items: ["guide/open", "guide/close"] }],
};
