/** The bounded window (docs/sync.md §5): rows of the office that the phone keeps, by table and id. */

export type Member = {
  id: string
  number: number
  family: string
  post: string
  given: string
  sex: string
  birth_year: number
  village: string
  phone: string
  due: number
  owes: number
  shares: number
  /** 1 when the office has one. */
  photo: number
  /** Francs promised for shares, and what is called of it and not paid. */
  subscribed: number
  unpaid: number
  /** Day of the first open advance. */
  advance_due: number | null
}
export type Product = { id: string; name: string; form: string; base_moisture: number; impurity_tolerance: number }
export type Unit = { id: string; name: string }
export type Factor = { unit: string; product: string; campaign: string | null; factor: number }
export type Centre = { id: string; name: string; place: string }
export type Campaign = {
  id: string
  name: string
  product: string
  starts_on: number
  ends_on: number | null
  max_recovery: number
  capital_instalment: number
}
export type Price = {
  id: string
  campaign: string
  grade: string
  centre: string | null
  valid_from: number
  currency: string
  price: number
}
export type Till = { id: string; name: string; kind: string; currency: string; balance: number }
/** A sum due that this phone may pay: given to it, or weighed here. Its id is the delivery's. */
export type Slip = { id: string; member: string; sum: number; on: number; label: string; weighed: number }
export type Person = { id: string; name: string; role: string; permissions: string; until: number | null }
export type Received = {
  id: string
  series: string
  number: number
  member: string
  product: string
  on: number
  net: number
  value: number
  net_to_pay: number
  currency: string
  flagged: number
}

/** Of a programme office's phone. `people` and `came` are numbers of participants; no `people`: the sheet was too long. */
export type Session = {
  id: string
  number: number
  title: string
  planned_on: number
  held_on: number | null
  place: string
  trainer: string
  hours: number
  target: number
  partner: string | null
  registered: number
  people: number[] | null
  came: number[] | null
  signed: number | null
}
export type Participant = { id: string; number: number; family: string; post: string; given: string; sex: string; village: string; member: string | null }
export type Visit = { id: string; cooperative: string; name: string; purpose: string; planned_on: number; held_on: number | null }
export type Promised = { id: string; cooperative: string; text: string; owner: string; due_on: number }
/** Grams at a centre by the book. */
export type Stock = { product: string; centre: string; grams: number }
/** What is said against a delivery; `answer` is empty while it waits, then corrected or kept. */
export type Contest = {
  id: string
  delivery: string
  by: string
  on: number
  receipt: string
  reason: string
  answer: string
  words: string
  instead: string
}

export type Tables = {
  members: Member
  products: Product
  units: Unit
  factors: Factor
  centres: Centre
  campaigns: Campaign
  prices: Price
  tills: Till
  slips: Slip
  people: Person
  lines: Received
  sessions: Session
  participants: Participant
  visits: Visit
  promises: Promised
  stock: Stock
  contests: Contest
}
export type Table = keyof Tables
export type Window = { [name in Table]: Map<string, Tables[name]> }

/** What a row that ends early means. Ids and dates that may be absent are null. */
const DEFAULTS: { [name in Table]: Tables[name] } = {
  members: { id: '', number: 0, family: '', post: '', given: '', sex: '', birth_year: 0, village: '', phone: '', due: 0, owes: 0, shares: 0, photo: 0, subscribed: 0, unpaid: 0, advance_due: null },
  products: { id: '', name: '', form: '', base_moisture: 0, impurity_tolerance: 0 },
  units: { id: '', name: '' },
  factors: { unit: '', product: '', campaign: null, factor: 0 },
  centres: { id: '', name: '', place: '' },
  campaigns: { id: '', name: '', product: '', starts_on: 0, ends_on: null, max_recovery: 10_000, capital_instalment: 0 },
  prices: { id: '', campaign: '', grade: '', centre: null, valid_from: 0, currency: 'CDF', price: 0 },
  tills: { id: '', name: '', kind: '', currency: 'CDF', balance: 0 },
  slips: { id: '', member: '', sum: 0, on: 0, label: '', weighed: 0 },
  people: { id: '', name: '', role: '', permissions: '', until: null },
  lines: { id: '', series: '', number: 0, member: '', product: '', on: 0, net: 0, value: 0, net_to_pay: 0, currency: 'CDF', flagged: 0 },
  sessions: { id: '', number: 0, title: '', planned_on: 0, held_on: null, place: '', trainer: '', hours: 0, target: 0, partner: null, registered: 0, people: null, came: null, signed: null },
  participants: { id: '', number: 0, family: '', post: '', given: '', sex: '', village: '', member: null },
  visits: { id: '', cooperative: '', name: '', purpose: '', planned_on: 0, held_on: null },
  promises: { id: '', cooperative: '', text: '', owner: '', due_on: 0 },
  stock: { product: '', centre: '', grams: 0 },
  contests: { id: '', delivery: '', by: '', on: 0, receipt: '', reason: '', answer: '', words: '', instead: '' },
}
export const TABLES = Object.keys(DEFAULTS) as Table[]

export const emptyWindow = (): Window =>
  Object.fromEntries(TABLES.map((name) => [name, new Map()])) as unknown as Window

/** How a row is told from its neighbours: its id, or what it is about. */
const keyOf = (row: { [column: string]: unknown }): string =>
  typeof row['id'] === 'string' ? row['id'] : `${row['unit'] ?? row['centre']} ${row['product']} ${row['campaign']}`

/** A table is stored in blocks, so that a change rewrites little and an unlocking opens few records. */
const BLOCKS = 32
const blockOf = (table: Table, key: string): number =>
  table === 'members' ? (key.charCodeAt(20) * 7 + key.charCodeAt(19)) % BLOCKS : 0

export type Answered = {
  at: number | string
  whole?: boolean
  more?: boolean
  of?: number
  t?: { [table: string]: { k: string[]; r: unknown[][]; whole?: boolean } }
  x?: { [table: string]: string[] }
}

/** Takes the rows of an answer over and tells which blocks have changed, by name. */
export function take(window: Window, answer: Answered): Set<string> {
  const changed = new Set<string>()
  for (const [name, sent] of Object.entries(answer.t ?? {})) {
    if (!(name in DEFAULTS)) continue // of a later version
    const table = name as Table, kept = window[table] as Map<string, unknown>
    if (answer.whole || sent.whole) {
      for (const key of kept.keys()) changed.add(`w ${table} ${blockOf(table, key)}`)
      kept.clear()
    }
    for (const row of sent.r) {
      const one = { ...DEFAULTS[table] } as { [column: string]: unknown }
      sent.k.forEach((column, place) => {
        if (row[place] !== undefined) one[column] = row[place]
      })
      const key = keyOf(one)
      kept.set(key, one)
      changed.add(`w ${table} ${blockOf(table, key)}`)
    }
  }
  for (const [name, gone] of Object.entries(answer.x ?? {})) {
    if (!(name in DEFAULTS)) continue
    for (const key of gone) {
      if (window[name as Table].delete(key)) changed.add(`w ${name} ${blockOf(name as Table, key)}`)
    }
  }
  return changed
}

/** The rows of one stored block; undefined when none is left, so that the record goes too. */
export function block(window: Window, name: string): unknown[] | undefined {
  const [, table, number] = name.split(' ') as [string, Table, string]
  const rows = [...(window[table] as Map<string, unknown>)].filter(([key]) => String(blockOf(table, key)) === number)
  return rows.length ? rows.map(([, row]) => row) : undefined
}

/** A member of this phone's own making; tells which block has changed. */
export function addMember(window: Window, member: Member): string {
  window.members.set(member.id, member)
  return `w members ${blockOf('members', member.id)}`
}

export const newMember = (given: Partial<Member>): Member => ({ ...DEFAULTS.members, ...given })

export function blockNames(window: Window): string[] {
  return [...new Set(TABLES.flatMap((table) => [...window[table].keys()].map((key) => `w ${table} ${blockOf(table, key)}`)))]
}

export function takeBlock(window: Window, name: string, rows: unknown[]): void {
  const table = name.split(' ')[1] as Table
  if (!(table in DEFAULTS)) return
  for (const row of rows) {
    const one = { ...DEFAULTS[table], ...(row as object) } as { [column: string]: unknown }
    ;(window[table] as Map<string, unknown>).set(keyOf(one), one)
  }
}

export const fullName = (one: Member): string => [one.family, one.post, one.given].filter(Boolean).join(' ')

/** The price in force: the centre's own before the general one, the grade's before the one without grade. */
export function priceOn(window: Window, campaign: string, days: number, grade: string, centre: string): Price | null {
  for (const [wanted, place] of [[grade, centre], [grade, null], ['', centre], ['', null]] as const) {
    const fit = [...window.prices.values()].filter(
      (one) => one.campaign === campaign && one.grade === wanted && one.centre === place && one.valid_from <= days,
    )
    if (fit.length) return fit.reduce((one, other) => (other.valid_from >= one.valid_from ? other : one))
  }
  return null
}

/** The campaign of a product that covers a day, the one begun last. */
export function campaignOn(window: Window, product: string, days: number): Campaign | null {
  const fit = [...window.campaigns.values()].filter(
    (one) => one.product === product && one.starts_on <= days && (one.ends_on === null || days <= one.ends_on),
  )
  return fit.sort((one, other) => other.starts_on - one.starts_on)[0] ?? null
}

