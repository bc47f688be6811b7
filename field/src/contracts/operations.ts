/** Operations that a telephone may send. Written by `bin/contracts` from the payloads of the server: do not edit. */

/** The text id of something: 36 characters, lower case. */
export type Id = string
/** A day as 2026-11-25. */
export type Day = string

export interface SentPromise {
  text: string
  owner: string
  due_on: Day
  person?: Id
}

export interface SentDenomination {
  value: number
  count: number
}

export interface ContestDeliveryV1 {
  delivery: Id
  reason: string
  by?: 'member' | 'agent'
  net?: number
  containers?: number
}

export interface RecordDeliveryV1 {
  member: Id
  product: Id
  centre: Id
  gross?: number
  containers?: number
  tare?: number
  moisture?: number
  impurity?: number
  grade?: string
  net?: number
  unit?: Id
  unit_count?: number
  campaign?: Id
  price?: number
  currency?: string
  rate?: number
  series?: string
  number?: number
  paper_number?: string
}

export interface ReverseDeliveryV1 {
  delivery: Id
  reason: string
}

export interface PaySharesV1 {
  member: Id
  till: Id
  amount: number
  operator?: string
  reference?: string
  voucher?: string
}

export interface RegisterMemberV1 {
  family: string
  post?: string
  given?: string
  sex?: 'F' | 'M' | ''
  birth_year?: number
  birth_date?: Day
  birth_is_estimate?: boolean
  phone?: string
  village?: string
  address?: string
  profession?: string
  id_document?: string
  joined_on?: Day
  number?: number
  paper_number?: string
  status?: 'applied' | 'provisional' | 'ratified'
}

export interface SetPhotoV1 {
  member: Id
  photo?: string
}

export interface UpdateMemberV1 {
  member: Id
  changes: { [name: string]: [string, string] }
}

export interface RecordTravelV1 {
  mission: Id
  step: 'departed' | 'arrived' | 'returned'
  place?: string
  note?: string
}

export interface CountStockV1 {
  product: Id
  centre: Id
  counted_by: string
  loose?: number
  bags?: number
  bag_weight?: number
  explanation?: string
}

export interface AddPhotosV1 {
  visit: Id
  photos: string[]
}

export interface RecordAttendanceV1 {
  session: Id
  present: Id[]
  signed?: number
}

export interface RecordVisitV1 {
  visit: Id
  findings: string
  visitor?: string
  photos?: string[]
  promises?: SentPromise[]
  kept?: Id[]
}

export interface RegisterParticipantV1 {
  kind: string
  family: string
  sex: string
  post?: string
  given?: string
  birth_year?: number
  age_class?: string
  phone?: string
  province?: string
  territory?: string
  village?: string
  belongs_to?: Id
  member?: Id
  partner?: Id
}

export interface CountCashV1 {
  till: Id
  denominations: SentDenomination[]
  counted_by: string
  explanation?: string
  rate?: number
}

export interface PayAdvanceV1 {
  member: Id
  till: Id
  amount: number
  due_on?: Day
  label?: string
  operator?: string
  reference?: string
  fee?: number
  rate?: number
  voucher?: string
}

export interface PayMemberV1 {
  member: Id
  till: Id
  amount: number
  items?: Id[]
  operator?: string
  reference?: string
  fee?: number
  rate?: number
  voucher?: string
  received_by?: string
}

/** What is sent as which type, in the version that this app speaks. */
export interface Payloads {
  'collect.contest_delivery': ContestDeliveryV1
  'collect.record_delivery': RecordDeliveryV1
  'collect.reverse_delivery': ReverseDeliveryV1
  'members.pay_shares': PaySharesV1
  'members.register_member': RegisterMemberV1
  'members.set_photo': SetPhotoV1
  'members.update_member': UpdateMemberV1
  'partnerships.record_travel': RecordTravelV1
  'stock.count_stock': CountStockV1
  'training.add_photos': AddPhotosV1
  'training.record_attendance': RecordAttendanceV1
  'training.record_visit': RecordVisitV1
  'training.register_participant': RegisterParticipantV1
  'treasury.count_cash': CountCashV1
  'treasury.pay_advance': PayAdvanceV1
  'treasury.pay_member': PayMemberV1
}

export type OperationType = keyof Payloads

/** By type: the version, and the fields that hold ids and travel as places. */
export interface Contract { readonly version: number; readonly ids: readonly string[] }
export const OPERATIONS: { readonly [type in OperationType]: Contract } = {
  'collect.contest_delivery': { version: 1, ids: ['delivery'] },
  'collect.record_delivery': { version: 1, ids: ['member', 'product', 'centre', 'unit', 'campaign'] },
  'collect.reverse_delivery': { version: 1, ids: ['delivery'] },
  'members.pay_shares': { version: 1, ids: ['member', 'till'] },
  'members.register_member': { version: 1, ids: [] },
  'members.set_photo': { version: 1, ids: ['member'] },
  'members.update_member': { version: 1, ids: ['member'] },
  'partnerships.record_travel': { version: 1, ids: ['mission'] },
  'stock.count_stock': { version: 1, ids: ['product', 'centre'] },
  'training.add_photos': { version: 1, ids: ['visit'] },
  'training.record_attendance': { version: 1, ids: ['session', 'present'] },
  'training.record_visit': { version: 1, ids: ['visit', 'kept'] },
  'training.register_participant': { version: 1, ids: ['belongs_to', 'member', 'partner'] },
  'treasury.count_cash': { version: 1, ids: ['till'] },
  'treasury.pay_advance': { version: 1, ids: ['member', 'till'] },
  'treasury.pay_member': { version: 1, ids: ['member', 'till', 'items'] },
}
