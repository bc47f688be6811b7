/** Names compared without accents, case or order; the same folding as the office's. */

/** Lower case, no accents or apostrophes, Latin letters and figures only, single spaces. */
export function fold(text: string): string {
  return text
    .replace(/['’‘ʼʻ`´]/g, '')
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** Every item is found by any beginnings of its words, in any order. */
export type NameIndex<T> = { words: string[]; owners: number[]; items: T[]; folded: string[] }

/** An index of folded words in alphabetical order; `key` gives all text by which an item is found. */
export function indexed<T>(items: T[], key: (item: T) => string): NameIndex<T> {
  const pairs: [string, number][] = []
  const folded = items.map((item) => fold(key(item)))
  folded.forEach((text, place) => {
    for (const word of new Set(text.split(' '))) pairs.push([word, place])
  })
  pairs.sort((one, other) => (one[0] < other[0] ? -1 : one[0] > other[0] ? 1 : one[1] - other[1]))
  return { words: pairs.map(([word]) => word), owners: pairs.map(([, place]) => place), items, folded }
}

/** At most `most` items that hold a word beginning with each typed one, in the order of the list; all for no word. Those that
 * hold the typed words whole come first: number 12 before 120. */
export function found<T>(index: NameIndex<T>, text: string, most: number): T[] {
  const wanted = fold(text).split(' ').filter(Boolean)
  if (!wanted.length) return index.items.slice(0, most)
  const longest = wanted.reduce((one, other) => (other.length > one.length ? other : one))
  const places = new Set<number>()
  for (let at = firstFrom(index.words, longest); index.words[at]?.startsWith(longest); at++) places.add(index.owners[at]!)
  const fits = (place: number) => {
    const held = ` ${index.folded[place]}`
    return wanted.every((word) => held.includes(` ${word}`))
  }
  const whole = (place: number) => {
    const held = ` ${index.folded[place]} `
    return wanted.every((word) => held.includes(` ${word} `))
  }
  const fitting = [...places].filter(fits).sort((one, other) => one - other)
  const first = fitting.filter(whole)
  const others = first.length ? fitting.filter((place) => !whole(place)) : fitting
  return [...first, ...others].slice(0, most).map((place) => index.items[place]!)
}

function firstFrom(words: string[], wanted: string): number {
  let low = 0, high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (words[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** The beginning of a telephone's number in the country's digits, from six of them on; '' for any other text. */
export function phoneTyped(text: string): string {
  if (!/^[+\d][\d\s.-]*$/.test(text.trim())) return ''
  const digits = text.replace(/\D/g, '').replace(/^(00243|243|0)/, '')
  return digits.length < 6 ? '' : digits
}
