/** Every screen by name: its title, under which tab it stands, and whether it comes with the shell or with the second part
 * (`second.ts`), which is loaded when it is first wanted and lies on the phone for offline like the shell. */

import type { Component } from 'svelte'
import { fr } from '../text/fr.ts'
import Enrol from './Enrol.svelte'
import Lock from './Lock.svelte'
import Start from './Start.svelte'

/** `id`: what the screen is about, when it is about one thing. */
export type Screen = Component<{ id: string }>
export type Second = { [name in keyof typeof import('./second.ts')]: unknown }

export type Place = {
  title: string
  /** Of the shell. */
  here?: Screen | Component
  /** Of the second part: the name that it is exported under. */
  later?: keyof Second
  /** The table of the window that `id` is in: without its row the screen is not shown. */
  of?: 'members' | 'tills' | 'sessions' | 'visits'
  /** Has no tab of its own: the arrow leads back. */
  deep?: true
}

const t = fr.titles
export const PLACES = {
  start: { title: fr.app, here: Start },
  enrol: { title: fr.app, here: Enrol },
  lock: { title: fr.app, here: Lock },
  elsewhere: { title: fr.app },
  find: { title: fr.tabs.find, later: 'Find' },
  weigh: { title: fr.tabs.find, later: 'Weigh', of: 'members', deep: true },
  line: { title: t.line, later: 'Line', deep: true },
  day: { title: fr.tabs.day, later: 'Day' },
  send: { title: fr.tabs.send, later: 'Send' },
  enter: { title: t.enter, later: 'Enter', deep: true },
  card: { title: fr.readCard, later: 'Card', deep: true },
  portrait: { title: t.portrait, later: 'Portrait', of: 'members', deep: true },
  cash: { title: fr.tabs.cash, later: 'Cash' },
  pay: { title: fr.tabs.cash, later: 'Pay', of: 'members', deep: true },
  count: { title: fr.tabs.cash, later: 'Count', of: 'tills', deep: true },
  training: { title: fr.tabs.training, later: 'Training' },
  session: { title: fr.tabs.training, later: 'Session', of: 'sessions', deep: true },
  visit: { title: fr.tabs.training, later: 'Visit', of: 'visits', deep: true },
  advance: { title: fr.tabs.cash, later: 'Advance', of: 'members', deep: true },
  shares: { title: fr.tabs.cash, later: 'Shares', of: 'members', deep: true },
  sheet: { title: fr.sheet, later: 'Sheet', of: 'members', deep: true },
  close: { title: t.close, later: 'Close', deep: true },
  stock: { title: t.close, later: 'Stock', deep: true },
  receipts: { title: t.receipts, later: 'Receipts', deep: true },
  receipt: { title: t.receipts, later: 'Receipt', deep: true },
  contest: { title: t.receipts, later: 'Contest', deep: true },
  phone: { title: fr.tabs.phone, later: 'Phone' },
  person: { title: t.people, later: 'AnotherPerson', deep: true },
} as const satisfies { [name: string]: Place }

export type Name = keyof typeof PLACES
export type View = { name: Name; id?: string }

/** Tabs in order; `needs`: one of these letters must be the person's for it to be shown. */
export const TABS: { name: Name; label: string; needs: string }[] = [
  { name: 'find', label: fr.tabs.find, needs: 'cmk' },
  { name: 'cash', label: fr.tabs.cash, needs: 'k' },
  { name: 'training', label: fr.tabs.training, needs: 't' },
  { name: 'day', label: fr.tabs.day, needs: '' },
  { name: 'send', label: fr.tabs.send, needs: '' },
  { name: 'phone', label: fr.tabs.phone, needs: '' },
]
