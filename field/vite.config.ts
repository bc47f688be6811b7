import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { shell } from './vite/shell.ts'
import manifest from './package.json' with { type: 'json' }

export default defineConfig({
  base: '/static/terrain/',
  define: { APP_VERSION: JSON.stringify(manifest.version) },
  plugins: [svelte({ compilerOptions: { css: 'external' } }), shell()],
  build: {
    outDir: '../src/lisanga/interfaces/field/static/terrain',
    emptyOutDir: true,
    assetsDir: '',
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: false,
  },
})
