/** The sealed file (docs/sync.md §6): what waits leaves by the share sheet or a USB key, for the office alone. It was
 * signed when the last line was recorded, so it leaves even when nobody can unlock the phone. */

import type { Book } from '../book/book.ts'
import { b64, type Bytes } from '../kernel/bytes.ts'
import { shortId } from '../kernel/ids.ts'
import { theDisk } from '../ui/app.svelte.ts'
import { verdicts, type Answer } from './exchange.ts'

/** False when nothing waits. */
export async function carry(): Promise<boolean> {
  const disk = await theDisk()
  const head = (await disk.get('plain', 'way out')) as { [key: string]: unknown; series: string } | undefined
  const boxes = (await disk.values('boxes')) as Bytes[]
  if (!head || !boxes.length) return false
  const { series, signature, ...first } = head
  const said = JSON.stringify({ ...first, o: boxes.map(b64), signature })
  const name = `lisanga-${series}-${new Date().toISOString().slice(0, 10)}.json`
  const file = new File([said], name, { type: 'application/json' })
  if (navigator.canShare?.({ files: [file] })) {
    await navigator.share({ files: [file] }).catch(() => undefined)
    return true
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  return true
}

/** The office's answer to a file: verdicts of the last operations up to `at`. False when it is not for this phone. Anybody
 * could have written it, so it tells and takes nothing: the outbox stays until the office itself has answered. */
export async function takeAnswer(book: Book, written: string): Promise<boolean> {
  try {
    const answer = JSON.parse(written) as Answer & { d: string }
    if (answer.d !== shortId(book.head.identity.device)) return false
    const told = verdicts(0, answer).size
    await book.answered({ at: 0, verdicts: verdicts(answer.at - told + 1, answer) })
    return true
  } catch {
    return false
  }
}
