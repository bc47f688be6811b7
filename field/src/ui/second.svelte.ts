/** The second part, once it is here. It is asked for again after a failure: a browser remembers a module that did not come. */

import type { Screen, Second } from '../screens/table.ts'

type Part = typeof import('../screens/second.ts')

export const second = $state({ part: null as Part | null, failed: false })
let asked: Promise<Part> | null = null

/** Rejects when it lies neither on the phone nor within reach. */
export function secondPart(): Promise<Part> {
  asked ??= import('../screens/second.ts')
  return asked.then(
    (part) => {
      second.failed = false
      return (second.part = part)
    },
    (problem: unknown) => {
      asked = null
      second.failed = true
      throw problem
    },
  )
}

export const screenOf = (part: Part, name: keyof Second): Screen => part[name] as Screen
