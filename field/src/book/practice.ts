/** An invented cooperative to practise with: in memory only, never sent, gone when the page is left. */

import { dayNumber, dayOf } from '../kernel/days.ts'
import { b64 } from '../kernel/bytes.ts'
import { longId } from '../kernel/ids.ts'
import { memorySafe } from '../store/safe.ts'
import { newHead, openBook, type Book } from './book.ts'
import type { Answered } from './window.ts'

const ZONE = 60
/** A short id for practice: the kind of a thing and its number. */
const id = (kind: number, at: number): string => b64(Uint8Array.from([kind, ...new Array<number>(14).fill(0), at]))

const NAMES = 'Mpia Kiala Jean,Kabeya Mukubwa Rémy,Mbuyi Ngalula Thérèse,Kasongo Ilunga Paul,Lukusa Mwamba Anne,Ngoma Nsimba Pierre,Mayele Kimbata Odette,Tshibangu Kalala Marc,Mansoni Luzolo Béatrice,Bola Ekofo Joseph'
const OWES = [25_000, 0, 40_000, 0, 0, 15_000, 0, 0, 250_000, 0]
/** Shares, promised for, not paid yet; every other member has paid all of them. */
const SHARES = [[5, 25_000, 10_000], [2, 10_000, 0]]

export async function practiceBook(clock = Date.now): Promise<Book> {
  const days = dayNumber(dayOf(clock(), ZONE))
  const identity = {
    device: longId(id(1, 1)), name: 'Bac à sable', organisation: { id: longId(id(2, 1)), code: 'ESSAI', name: 'Coopérative d’essai', kind: 'scoops' },
    centre: longId(id(3, 1)), series: 'ESSAI', zone: ZONE, seal: { id: '', key: '' }, secret: '', spki: '',
  }
  const rows: Answered = {
    at: 1,
    whole: true,
    t: {
      members: {
        k: ['id', 'number', 'family', 'post', 'given', 'owes', 'village', 'shares', 'subscribed', 'unpaid'],
        r: NAMES.split(',').map((name, at) => [id(4, at), 41 + at, ...name.split(' '), OWES[at], 'Kinzamba', ...SHARES[at % 2]!]),
      },
      products: { k: ['id', 'name', 'base_moisture', 'impurity_tolerance'], r: [[id(5, 1), 'Maïs grain', 1300, 200], [id(5, 2), 'Arachide', 900, 200]] },
      units: { k: ['id', 'name'], r: [[id(6, 1), 'sakombi']] },
      factors: { k: ['unit', 'product', 'factor'], r: [[id(6, 1), id(5, 1), 1_113_000]] },
      centres: { k: ['id', 'name'], r: [[id(3, 1), 'Kinzamba']] },
      campaigns: { k: ['id', 'name', 'product', 'starts_on', 'max_recovery'], r: [[id(7, 1), 'Maïs', id(5, 1), days - 60], [id(7, 2), 'Arachide', id(5, 2), days - 60, 5000]] },
      prices: {
        k: ['id', 'campaign', 'valid_from', 'price', 'grade'],
        r: [[id(8, 1), id(7, 1), days - 60, 650], [id(8, 2), id(7, 2), days - 60, 1800], [id(8, 3), id(7, 2), days - 60, 2000, 'A'], [id(8, 4), id(7, 2), days - 60, 1600, 'B']],
      },
      people: { k: ['id', 'name', 'role', 'permissions'], r: [[id(9, 1), 'Awa Kisita', 'agent de collecte', 'cmkpt']] },
      tills: { k: ['id', 'name', 'kind', 'currency', 'balance'], r: [[id(10, 1), 'Fonds du téléphone', 'cash', 'CDF', 500_000]] },
      slips: { k: ['id', 'member', 'sum', 'on', 'label'], r: [[id(11, 1), id(4, 3), 38_000, days - 2, 'Bon ESSAI-0031'], [id(11, 2), id(4, 6), 61_500, days - 1, 'Bon ESSAI-0033']] },
      lines: { k: ['id'], r: [] },
      sessions: {
        k: ['id', 'number', 'title', 'planned_on', 'place', 'trainer', 'hours', 'registered', 'people'],
        r: [
          [id(11, 1), 1, 'Tenir le registre et la caisse', days, 'Salle communale', 'Antho Nsimba', 8, NAMES.split(',').length - 2, NAMES.split(',').slice(2).map((_, at) => 3 + at)],
          [id(11, 2), 2, 'Élire les organes', days + 2, 'Salle communale', 'Antho Nsimba', 8, 2, [1, 2]],
        ],
      },
      participants: { k: ['id', 'number', 'family', 'post', 'given', 'village', 'member'], r: NAMES.split(',').map((name, at) => [id(12, 1 + at), 1 + at, ...name.split(' '), 'Kinzamba', id(4, at)]) },
      visits: { k: ['id', 'cooperative', 'name', 'purpose', 'planned_on'], r: [[id(13, 1), id(2, 1), 'Coopérative d’essai', 'Comptes de la campagne', days]] },
      promises: { k: ['id', 'cooperative', 'text', 'owner', 'due_on'], r: [[id(14, 1), id(2, 1), 'Afficher les prix au centre', 'Le gérant', days - 9]] },
    },
  }
  const book = await openBook(memorySafe(), await newHead(identity, [[60, 99]]), true, clock)
  await book.answered({ at: 0, verdicts: new Map(), rows })
  book.author = longId(id(9, 1))
  return book
}
