// What the page's script is held to. Foreign text must never become markup or code: what could make it so is forbidden.
import js from "@eslint/js";
import globals from "globals";

const MARKUP = ["innerHTML", "outerHTML", "insertAdjacentHTML", "createContextualFragment", "setHTMLUnsafe", "srcdoc"];
const message = "Foreign text is text: use textContent, or append elements.";

const OURS = ["kg/explorer/script/**/*.js", "tests/explorer/**/*.js", "*.config.js"];

export default [
  { ignores: ["**/vendor/", ".venv/", "build/", "dist/"] },
  { ...js.configs.recommended, files: OURS },
  {
    files: OURS,
    languageOptions: { ecmaVersion: 2023, sourceType: "module" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-shadow": "error",
      "no-var": "error",
      "no-unused-vars": ["error", { args: "after-used", argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "prefer-const": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-script-url": "error",
      "no-restricted-properties": [
        "error",
        ...MARKUP.map((property) => ({ property, message })),
        ...["write", "writeln"].map((property) => ({ object: "document", property, message })),
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "ImportExpression", message: "The bundler knows only: import { a, b } from './x.js';" },
        { selector: "ImportDefaultSpecifier", message: "Import by name." },
        { selector: "ImportNamespaceSpecifier", message: "Import by name." },
        { selector: "ExportDefaultDeclaration", message: "Export by name." },
        { selector: "Literal[value=/^(innerHTML|outerHTML|srcdoc)$/]", message },
      ],
    },
  },
  { files: ["kg/explorer/script/**/*.js"], languageOptions: { globals: { ...globals.browser, vis: "readonly" } } },
  { files: ["kg/explorer/script/{data,scenes}/**/*.js"], rules: { "no-restricted-globals": ["error", "document", "window"] } },
  {
    files: ["tests/explorer/**/*.js", "*.config.js"],
    languageOptions: { globals: globals.node },
    rules: { "no-restricted-syntax": "off" },
  },
];
