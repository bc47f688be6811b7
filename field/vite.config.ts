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
    // What the shell and the second part share; by itself it would be named after one of its modules.
    rolldownOptions: { output: { chunkFileNames: (chunk) => (chunk.isDynamicEntry ? '[name]-[hash].js' : 'core-[hash].js') } },
    reportCompressedSize: false,
  },
})
