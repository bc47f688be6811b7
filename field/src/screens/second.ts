/** The second part of the app: screens that a first visit can do without. One chunk (`table.ts` names what it exports). */

export { default as Card } from './card/Card.svelte'
export { default as Cash } from './cash/Cash.svelte'
export { default as Count } from './cash/Count.svelte'
export { default as Pay } from './cash/Pay.svelte'
export { default as Enter } from './member/Enter.svelte'
export { default as AnotherPerson } from './phone/AnotherPerson.svelte'
export { default as Session } from './training/Session.svelte'
export { default as Training } from './training/Training.svelte'
export { default as Visit } from './training/Visit.svelte'
export { default as Phone } from './phone/Phone.svelte'
export { default as Unfinished } from './Unfinished.svelte'
export { practiceBook } from '../book/practice.ts'
