import tseslint from 'typescript-eslint'
import hooks from 'eslint-plugin-react-hooks'

/**
 * Imports run one way: ui -> canvas, workshop, exchange -> sync, analysis -> model,
 * and server -> model, exchange, analysis. Each folder lists what it may not reach.
 */
const mayNotImport = {
  'src/model': ['analysis', 'exchange', 'sync', 'canvas', 'workshop', 'ui', 'server'],
  'src/analysis': ['exchange', 'sync', 'canvas', 'workshop', 'ui', 'server'],
  'src/sync': ['exchange', 'analysis', 'canvas', 'workshop', 'ui', 'server'],
  'src/exchange': ['canvas', 'workshop', 'ui', 'server'],
  'src/canvas': ['exchange', 'workshop', 'ui', 'server'],
  'src/workshop': ['exchange', 'canvas', 'ui', 'server'],
  'src/ui': ['server'],
  server: ['sync', 'canvas', 'workshop', 'ui'],
}

const layerRules = Object.entries(mayNotImport).map(([folder, layers]) => ({
  files: [`${folder}/**/*.{ts,tsx}`],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^(\\.\\./)+(src/)?(${layers.join('|')})(/|$)`,
            message: `${folder} may not import from: ${layers.join(', ')}`,
          },
        ],
      },
    ],
  },
}))

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'data/**', 'coverage/**', 'tests/bench/**/dist/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: { ...hooks.configs.recommended.rules },
  },
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      eqeqeq: ['error', 'always'],
      'no-console': ['error', { allow: ['warn', 'error'] }],
    },
  },
  { files: ['server/*.mjs', 'tests/**', 'server/**'], rules: { 'no-console': 'off' } },
  ...layerRules,
)
