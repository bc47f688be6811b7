/** Ends a build: the page and the service worker go where Django serves them from, with the list of what belongs to them. */

import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

export function shell(): Plugin {
  let root = '', files = '', pages = ''
  return {
    name: 'lisanga-shell',
    apply: 'build',
    configResolved: (config) => {
      root = config.root
      files = join(root, config.build.outDir)
      pages = join(files, '..', '..', 'shell')
    },
    closeBundle() {
      mkdirSync(pages, { recursive: true })
      renameSync(join(files, 'index.html'), join(pages, 'index.html'))
      const names = readdirSync(files).sort()
      const worker = readFileSync(join(root, 'src', 'worker.js'), 'utf8')
      const digest = createHash('sha256').update(worker).update(readFileSync(join(pages, 'index.html')))
      for (const name of names) digest.update(name).update(readFileSync(join(files, name)))
      const version = digest.digest('hex').slice(0, 12)
      const kept = ['/terrain/', ...names.map((name) => `/static/terrain/${name}`)]
      writeFileSync(join(pages, 'sw.js'), worker.replace('VERSION', version).replace('FILES', JSON.stringify(kept)))
    },
  }
}
