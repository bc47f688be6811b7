/** Ends a build: the page and the service worker go where Django serves them from, with the lists of what belongs to them: the
 * shell, and what is loaded later. */

import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

export function shell(): Plugin {
  let root = '', files = '', pages = ''
  const later = new Set<string>()
  return {
    name: 'lisanga-shell',
    apply: 'build',
    configResolved: (config) => {
      root = config.root
      files = join(root, config.build.outDir)
      pages = join(files, '..', '..', 'shell')
    },
    generateBundle(_options, bundle) {
      const chunks = new Map(Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one] as const] : [])))
      const first = new Set<string>()
      const walk = (name: string): void => {
        if (first.has(name)) return
        first.add(name)
        chunks.get(name)?.imports.forEach(walk)
      }
      for (const one of chunks.values()) if (one.isEntry) walk(one.fileName)
      for (const name of chunks.keys()) if (!first.has(name)) later.add(name)
    },
    closeBundle() {
      mkdirSync(pages, { recursive: true })
      renameSync(join(files, 'index.html'), join(pages, 'index.html'))
      const names = readdirSync(files).sort()
      const worker = readFileSync(join(root, 'src', 'worker.js'), 'utf8')
      const digest = createHash('sha256').update(worker).update(readFileSync(join(pages, 'index.html')))
      for (const name of names) digest.update(name).update(readFileSync(join(files, name)))
      const version = digest.digest('hex').slice(0, 12)
      const addresses = (some: string[]) => JSON.stringify(some.map((name) => `/static/terrain/${name}`))
      const first = JSON.stringify(['/terrain/', ...JSON.parse(addresses(names.filter((name) => !later.has(name))))])
      const second = addresses(names.filter((name) => later.has(name)))
      writeFileSync(join(pages, 'sw.js'), worker.replace('VERSION', version).replace('FILES', first).replace('LATER', second))
    },
  }
}
