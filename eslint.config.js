import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { house } from './scripts/lint/plugin.ts';
import svelteConfig from './svelte.config.js';

const PURE = ['src/domain/**/*.ts', 'src/geometry/**/*.ts', 'src/analysis/**/*.ts'];
const TESTS = ['**/*.test.ts', 'tests/**/*.ts'];

export default ts.config(
  {
    ignores: [
      ...[
        'node_modules/',
        'dist/',
        'dist.building/',
        '.wangge/',
        'coverage/',
        'test-results/',
        'playwright-report/'
      ],
      ...['src/i18n/paraglide/', 'src/data/database.types.ts']
    ]
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        projectService: true,
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname
      }
    },
    plugins: { house },
    rules: {
      'house/rooms': 'error',

      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-const': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }
      ],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false }
      ],
      // Where a key comes from outside, brackets say so.
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true }
      ],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // `query<Row>(sql)`: whoever writes the SQL knows its rows.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // It asks for the `!` that another rule forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // A store of four lines in a test, an interface whose other implementation does wait.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }]
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      // Props are declared by destructuring with `let`.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      // It takes every Map and URL for state, the local ones that nobody watches too.
      'svelte/prefer-svelte-reactivity': 'off',
      // There is no router: the address bar is ours.
      'svelte/no-navigation-without-resolve': 'off'
    }
  },
  {
    // ESLint does not know the props of a component that is imported, and takes what a callback is given for
    // `any`. svelte-check knows, and checks the same.
    files: ['**/*.svelte'],
    rules: Object.fromEntries(
      ['argument', 'assignment', 'call', 'member-access', 'return'].map((what) => [
        `@typescript-eslint/no-unsafe-${what}`,
        'off'
      ])
    )
  },
  {
    // What a pure function gives must hang on its arguments alone: time and chance come in from outside.
    files: PURE,
    ignores: TESTS,
    rules: {
      'no-restricted-globals': [
        'error',
        ...[
          'window',
          'document',
          'navigator',
          'location',
          'localStorage',
          'sessionStorage',
          'fetch',
          'process'
        ]
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Chance comes in as an argument.' },
        { object: 'Date', property: 'now', message: 'The time comes in as an argument.' },
        { object: 'crypto', property: 'randomUUID', message: 'Ids come in as an argument.' },
        { object: 'performance', property: 'now', message: 'The time comes in as an argument.' }
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'The time comes in as an argument.'
        }
      ]
    }
  },
  {
    files: ['src/**/*.ts', 'src/**/*.svelte'],
    ignores: [...TESTS, 'src/map/palette*', 'src/map/palette/**'],
    rules: { 'house/colours': 'error' }
  },
  {
    files: ['src/{views,ui,map,charts,state}/**/*.{ts,svelte}', 'src/*.{ts,svelte}'],
    ignores: TESTS,
    rules: { 'house/words': 'error' }
  },
  {
    // They run in a terminal, and what they print is their product.
    files: [
      'scripts/**/*.ts',
      'supabase/embedded/**/*.ts',
      'geodata/cli.ts',
      'geodata/demo/**/*.ts',
      'tests/**/*.ts'
    ],
    rules: { 'no-console': 'off' }
  },
  {
    files: TESTS,
    rules: {
      // A test file is a list of cases.
      'max-lines': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error'
    }
  },
  { files: ['**/*.js'], extends: [ts.configs.disableTypeChecked] }
);
