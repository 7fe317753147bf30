module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  // openapi-fetch names its methods for those of HTTP: GET, POST.
  rules: { 'new-cap': ['error', { capIsNew: false }] },
});
