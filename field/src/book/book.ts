/** The book of one phone: its only writer. Operations are recorded one after the other, each with its line, its place in
 * the chain, its box sealed to the office and the way out without network, in one transaction of the safe. */

import { b64, unb64, utf8, type Bytes } from '../kernel/bytes.ts'
import { dayOf } from '../kernel/days.ts'
import { operationId, shortId } from '../kernel/ids.ts'
import { isFull } from '../store/disk.ts'
import { openSigner, seal, type Seal, type Signer } from '../store/keys.ts'
import type { Change, Safe } from '../store/safe.ts'
import { firstHash, nextHash, textOf, type Operation, type Payload } from '../wire/operation.ts'
import type { Note } from './unfinished.ts'
import { outdated, receiptLines, stateOf, type Line, type Receipt, type State, type Voucher } from './lines.ts'
import { addMember, block, blockNames, emptyWindow, take, takeBlock, type Answered, type Member, type Window } from './window.ts'

/** What the office gave at the enrolment, with this phone's own keys. */
export type Identity = {
  device: string
  name: string
  organisation: { id: string; code: string; name: string; kind: string }
  centre: string | null
  series: string
  zone: number
  seal: { id: string; key: string }
  secret: string
  spki: string
}

export type Contact = { at: number; bytes: number; operations: number }

export type Head = {
  identity: Identity
  sequence: number
  hash: string
  receipt: number
  numbers: [first: number, last: number][]
  /** The last `n`: counters of contacts only grow. */
  contact: number
  /** The last sequence that was ever in an exchange: the office may have it, whatever we heard. */
  offered: number
  /** The last sequence that the office holds, and the hash there. */
  sure: number
  sureHash: string
  cursor: number | string
  /** How many members the register has, when this phone holds a part of them; else 0. */
  of?: number
  /** Milliseconds to add to this phone's clock to have the office's. */
  offset: number
  people: (string | null)[]
  last: Contact | null
  megabyte: number
  revoked: boolean
}

/** What a recorded fact needs besides its payload. */
export type Recording = {
  type: string
  version?: number
  payload: Payload
  day?: string
  after?: string[]
  receipt?: Receipt
  voucher?: Voucher
  /** What a task about it is called. */
  title?: string
  /** Francs that it is about. */
  sum?: number
  /** The photograph that the payload names: kept in the same moment, apart from the records. */
  photo?: Bytes
  /** The new member, as the window shows them until the office's own row comes; its id is the operation's. */
  member?: Member
  /** What was typed is done with. */
  note?: Note
}

export type Verdict = { letter: string; problems: Line['problems'] }

export type Book = {
  readonly head: Head
  readonly window: Window
  readonly lines: Map<number, Line>
  readonly practice: boolean
  author: string
  now: () => number
  today: () => string
  record: (one: Recording) => Promise<Line>
  /** What was taken back in time, newest last. */
  readonly undone: Line[]
  /** Whether a line can still be taken back: the last one, not offered to the office yet. */
  mayUndo: (line: Line) => boolean
  /** Takes the last line back; false when it was too late. */
  undo: (line: Line) => Promise<boolean>
  /** Everything from a sequence on, oldest first. */
  from: (sequence: number) => Line[]
  hashBefore: (sequence: number) => string
  /** A new counter for an exchange that offers everything up to a sequence. */
  nextContact: (offering: number) => Promise<number>
  sign: (said: string) => Promise<string>
  photo: (line: Line) => Promise<Bytes | undefined>
  /** The phone's own copy of its photograph goes; the line stands as it is given. */
  letGo: (line: Line) => Promise<void>
  answered: (news: News) => Promise<void>
  change: (change: (head: Head) => void) => Promise<void>
  /** What stands beside the chain, by name: what is being typed. */
  readonly notes: Map<string, unknown>
  note: (...note: Note) => Promise<void>
  counts: () => { [state in State]: number }
  /** The window as it is stored, block by block. */
  blocks: () => [name: string, rows: unknown][]
}

/** What an exchange brought, to be stored at once. */
export type News = {
  at: number
  verdicts: Map<number, Verdict>
  rows?: Answered
  numbers?: [number, number][]
  offset?: number
  revoked?: boolean
  contact?: Contact
  /** The office's own last hash, when it is not ours: this phone was restored from a copy. */
  fork?: string
}

export async function newHead(identity: Identity, numbers: [number, number][]): Promise<Head> {
  const hash = b64(await firstHash(identity.device))
  const none = { sequence: 0, hash, receipt: 1, numbers, contact: 0, offered: 0, sure: 0, sureHash: hash, cursor: 0, offset: 0 }
  return { identity, ...none, people: [], last: null, megabyte: 0, revoked: false }
}

/** What the next paper of this phone is called: receipts and vouchers share one series. */
export const paperNumber = ({ identity, receipt }: Head): string => `${identity.series}-${String(receipt).padStart(4, '0')}`

/** The next member number of this phone's blocks; 0 when they are used up. */
export const nextNumber = (head: Head): number => head.numbers[0]?.[0] ?? 0

function without(blocks: Head['numbers'], number: number): Head['numbers'] {
  return blocks.map(([first, last]): [number, number] => [first === number ? first + 1 : first, last]).filter(([first, last]) => first <= last)
}

/** While the receipt is being looked at. */
const AHEAD = 250

const DAMAGED = 'Une ligne du carnet ne s’ouvre pas.'

/** Opens what the safe holds; `made` lays the first page of a new one. */
export async function openBook(safe: Safe, made?: Head, practice = false, clock = Date.now): Promise<Book> {
  if (made) await safe.commit({ records: new Map([['head', made]]) })
  const kept = await safe.all()
  let head = kept.get('head') as Head
  const window = emptyWindow()
  const lines = new Map<number, Line>(), undone: Line[] = [], notes = new Map<string, unknown>()
  for (const [name, value] of kept) {
    if (name === 'head') continue
    else if (name.startsWith('w ')) takeBlock(window, name, value as unknown[])
    else if (name.startsWith('v ')) undone.push(value as Line)
    else if (name.startsWith('d ')) notes.set(name, value)
    else lines.set((value as Line).operation.sequence, value as Line)
  }
  const ordered = new Map([...lines].sort(([one], [other]) => one - other))
  const signer: Signer | null = practice ? null : await openSigner(head.identity.secret, head.identity.spki)
  let turn: Promise<unknown> = Promise.resolve()
  let prepared: Promise<Seal> | null = null

  /** One after the other: a second one waits. A failed one does not hold the next. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work, work)
    turn = mine.catch(() => undefined)
    return mine
  }

  const contactAfter = (before: Head): number => Math.max(clock(), before.contact + 1)

  const prepare = (): Promise<Seal> => seal(unb64(head.identity.seal.key), head.identity.device)

  const prepareLater = () => setTimeout(() => (prepared ??= prepare()), AHEAD)

  /** Each seals one text; the next one is made ready while nobody waits. */
  function nextSeal(): Promise<Seal> {
    const one = prepared ?? prepare()
    prepared = null
    prepareLater()
    return one
  }

  /** The head of the sealed file, ready at any time, even for somebody who cannot unlock (docs/sync.md §6). The chain
   * hashes what the boxes hold, so that none of them is looked at again. */
  async function wayOut(next: Head): Promise<unknown> {
    if (!signer) return undefined
    const { device, seal, series } = next.identity
    const said = ['lisanga-file-2', device, next.contact, next.sequence, next.hash].join('\n')
    const first = { v: 2, d: shortId(device), n: next.contact, m: clock(), f: next.sure + 1, p: next.sureHash }
    return { ...first, h: next.hash, s: seal.id, series, signature: await signer.sign(said) }
  }

  async function commit(next: Head, change: Change): Promise<void> {
    const records = new Map(change.records).set('head', next)
    await safe.commit({ ...change, records })
    head = next
  }

  async function signed(receipt: Receipt): Promise<Receipt> {
    return signer ? { ...receipt, proof: await signer.sign(receiptLines(head.identity.device, receipt)) } : receipt
  }

  async function record(one: Recording): Promise<Line> {
    const sequence = head.sequence + 1, captured = book.now()
    const operation: Operation = {
      sequence,
      type: one.type,
      version: one.version ?? 1,
      author: book.author,
      captured,
      day: one.day ?? book.today(),
      after: one.after ?? [],
      payload: one.payload,
    }
    const sealed = practice ? null : nextSeal().then((close) => close(utf8(textOf(operation))))
    const [chained, receipt, box] = await Promise.all([nextHash(unb64(head.hash), operation), one.receipt && signed(one.receipt), sealed])
    const hash = b64(chained)
    const id = operationId(head.identity.device, sequence, captured)
    const line: Line = { operation, id, hash, verdict: '', problems: [] }
    if (receipt) line.receipt = receipt
    if (one.voucher) line.voucher = one.voucher
    if (one.title) line.title = one.title
    if (one.sum !== undefined) line.sum = one.sum
    if (one.photo) line.photo = one.photo.length
    const next: Head = { ...head, sequence, hash, contact: contactAfter(head) }
    if (one.receipt || one.voucher) next.receipt += 1
    const records = new Map<string, unknown>([[`o ${sequence}`, line]])
    if (one.note) records.set(...one.note)
    if (one.member) {
      next.numbers = without(next.numbers, one.member.number)
      const name = addMember(window, { ...one.member, id: shortId(id) })
      records.set(name, block(window, name))
    }
    const photos = new Map(one.photo ? [[sequence, one.photo]] : [])
    await commit(next, { records, photos, ...(box ? { boxes: new Map([[sequence, box]]) } : {}), wayOut: wayOut(next) })
    ordered.set(sequence, line)
    if (one.note) keepNote(...one.note)
    return line
  }

  const keepNote = (...[name, value]: Note) => (value === undefined ? notes.delete(name) : notes.set(name, value))

  const mayUndo = ({ operation: { sequence } }: Line): boolean => sequence === head.sequence && sequence > head.offered

  async function undo(line: Line): Promise<boolean> {
    if (!mayUndo(line)) return false
    const { sequence } = line.operation
    const next: Head = { ...head, sequence: sequence - 1, hash: book.hashBefore(sequence), contact: contactAfter(head) }
    const records = new Map<string, unknown>([[`o ${sequence}`, undefined], [`v ${line.id}`, { ...line, undone: true }]])
    const photos = new Map(line.photo ? [[sequence, undefined]] : [])
    await commit(next, { records, photos, boxes: new Map([[sequence, undefined]]), wayOut: wayOut(next) })
    ordered.delete(sequence)
    undone.push({ ...line, undone: true })
    return true
  }

  async function answered(news: News): Promise<void> {
    const records = new Map<string, unknown>(), changed = new Map<number, Line>()
    for (const [sequence, verdict] of news.verdicts) {
      const line = ordered.get(sequence)
      if (line) changed.set(sequence, { ...line, verdict: verdict.letter, problems: verdict.problems })
    }
    const after = new Map([...ordered, ...changed])
    for (const [sequence, line] of changed) records.set(`o ${sequence}`, line)
    const sure = Math.max(head.sure, Math.min(news.at, head.sequence))
    for (const line of outdated([...after.values()].filter((one) => one.operation.sequence <= sure), book.now())) {
      after.delete(line.operation.sequence)
      records.set(`o ${line.operation.sequence}`, undefined)
    }
    if (news.rows) for (const name of take(window, news.rows)) records.set(name, block(window, name))
    const next: Head = { ...head, sure, sureHash: book.hashBefore(sure + 1), contact: contactAfter(head) }
    if (news.fork && news.at >= head.sequence) {
      Object.assign(next, { sequence: news.at, hash: news.fork, sure: news.at, sureHash: news.fork })
    }
    if (news.rows) next.cursor = news.rows.at
    if (news.rows?.whole) next.of = news.rows.of ?? 0
    if (news.numbers) next.numbers = [...next.numbers, ...news.numbers.filter(([first]) => !next.numbers.some(([known]) => known === first))]
    if (news.offset !== undefined) next.offset = news.offset
    if (news.revoked !== undefined) next.revoked = news.revoked
    if (news.contact) next.last = news.contact
    const delivered = Array.from({ length: sure - head.sure }, (_, at) => [head.sure + 1 + at, undefined] as const)
    await commit(next, { records, boxes: new Map(delivered), wayOut: wayOut(next) })
    for (const sequence of ordered.keys()) if (!after.has(sequence)) ordered.delete(sequence)
    for (const [sequence, line] of changed) if (after.has(sequence)) ordered.set(sequence, line)
  }

  if (!practice) prepareLater()
  const book: Book = {
    get head() {
      return head
    },
    window,
    lines: ordered,
    practice,
    author: '',
    now: () => clock() + head.offset,
    today: () => dayOf(book.now(), head.identity.zone),
    record: (one) => inTurn(() => record(one)),
    undone,
    mayUndo,
    undo: (line) => inTurn(() => undo(line)),
    from: (sequence) => [...ordered.values()].filter((line) => line.operation.sequence >= sequence),
    hashBefore(sequence) {
      if (sequence === head.sequence + 1) return head.hash
      if (sequence === head.sure + 1) return head.sureHash
      const line = ordered.get(sequence - 1)
      if (!line) throw new Error(DAMAGED)
      return line.hash
    },
    nextContact: (offering) =>
      inTurn(async () => {
        const next = { ...head, contact: contactAfter(head), offered: Math.max(head.offered, offering) }
        // A full disk must not keep here what waits: the counter follows the clock, and nothing can be undone either.
        await commit(next, {}).catch((problem: unknown) => {
          if (!isFull(problem)) throw problem
          head = next
        })
        return head.contact
      }),
    sign: (said) => signer!.sign(said),
    photo: (line) => safe.photo(line.operation.sequence),
    letGo: (line) =>
      inTurn(async () => {
        const { sequence } = line.operation
        await commit(head, { records: new Map([[`o ${sequence}`, line]]), photos: new Map([[sequence, undefined]]) })
        ordered.set(sequence, line)
      }),
    answered: (news) => inTurn(() => answered(news)),
    change: (change) =>
      inTurn(async () => {
        const next = { ...head }
        change(next)
        await commit(next, {})
      }),
    notes,
    note: (...note) =>
      inTurn(async () => {
        await safe.commit({ records: new Map([note]) })
        keepNote(...note)
      }),
    blocks: () => blockNames(window).map((name) => [name, block(window, name)]),
    counts() {
      const counts = { here: 0, sent: 0, sure: 0, settle: 0 }
      for (const line of ordered.values()) counts[stateOf(line)] += 1
      return counts
    },
  }
  return book
}
