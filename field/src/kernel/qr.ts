/** A QR code of a short text (bytes, level M, versions 1 to 12), as rows of modules. ISO/IEC 18004. */

// Per version from 1: error correction bytes a block, and blocks.
const ECC = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22]
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8]

/** How many data and correction bytes a version holds. */
function capacity(version: number): number {
  let bits = (16 * version + 128) * version + 64
  if (version > 1) {
    const marks = Math.floor(version / 7) + 2
    bits -= (25 * marks - 10) * marks - 55
    if (version > 6) bits -= 36
  }
  return bits >> 3
}

// Powers of two in the field of 256 elements, and whose power each is.
const POWER: number[] = [], WHICH: number[] = []
for (let at = 0, value = 1; at < 255; at++, value = (value << 1) ^ ((value >> 7) * 0x11d)) {
  POWER[at] = value
  WHICH[value] = at
}
const multiply = (one: number, other: number): number => (one && other ? POWER[(WHICH[one]! + WHICH[other]!) % 255]! : 0)

function correction(data: number[], length: number): number[] {
  const divisor = new Array<number>(length).fill(0)
  divisor[length - 1] = 1
  for (let step = 0; step < length; step++) {
    for (let at = 0; at < length; at++) divisor[at] = multiply(divisor[at]!, POWER[step]!) ^ (divisor[at + 1] ?? 0)
  }
  const rest = new Array<number>(length).fill(0)
  for (const byte of data) {
    const factor = byte ^ rest.shift()!
    rest.push(0)
    divisor.forEach((one, at) => (rest[at]! ^= multiply(one, factor)))
  }
  return rest
}

/** Data with padding, split in blocks, corrected and interleaved. */
function codewords(bytes: Uint8Array, version: number): number[] {
  const all = capacity(version), blocks = BLOCKS[version - 1]!, ecc = ECC[version - 1]!
  const room = all - blocks * ecc
  const bits: number[] = []
  const put = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit--) bits.push((value >> bit) & 1)
  }
  put(4, 4)
  put(bytes.length, version < 10 ? 8 : 16)
  bytes.forEach((byte) => put(byte, 8))
  put(0, Math.min(4, room * 8 - bits.length))
  while (bits.length % 8) bits.push(0)
  const data: number[] = []
  for (let at = 0; at < bits.length; at += 8) data.push(parseInt(bits.slice(at, at + 8).join(''), 2))
  for (let pad = 0xec; data.length < room; pad ^= 0xec ^ 0x11) data.push(pad)
  const short = Math.floor(room / blocks), long = room % blocks
  let from = 0
  const parts = Array.from({ length: blocks }, (_, at) => {
    const part = data.slice(from, (from += short + (at >= blocks - long ? 1 : 0)))
    return { part, check: correction(part, ecc) }
  })
  const mixed: number[] = []
  for (let at = 0; at <= short; at++) for (const { part } of parts) if (at < part.length) mixed.push(part[at]!)
  for (let at = 0; at < ecc; at++) for (const { check } of parts) mixed.push(check[at]!)
  return mixed
}

const MASKS: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

/** Modules row by row: 1 is dark; what is fixed belongs to no data. */
type Grid = { size: number; dark: Uint8Array; fixed: Uint8Array }

function frame(version: number): Grid {
  const size = version * 4 + 17
  const grid: Grid = { size, dark: new Uint8Array(size * size), fixed: new Uint8Array(size * size) }
  for (let at = 0; at < size; at++) {
    set(grid, 6, at, at % 2 === 0)
    set(grid, at, 6, at % 2 === 0)
  }
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]] as const) {
    square(grid, x, y, 4, (distance) => distance !== 2 && distance !== 4)
  }
  const marks = alignments(version, size)
  marks.forEach((x, i) =>
    marks.forEach((y, j) => {
      const corner = (i === 0 && j === 0) || (i === 0 && j === marks.length - 1) || (i === marks.length - 1 && j === 0)
      if (!corner) square(grid, x, y, 2, (distance) => distance !== 1)
    }),
  )
  format(grid, 0)
  if (version > 6) {
    const bits = (version << 12) | remainder(version, 12, 0x1f25)
    for (let at = 0; at < 18; at++) {
      const dark = ((bits >> at) & 1) === 1, long = size - 11 + (at % 3), short = Math.floor(at / 3)
      set(grid, long, short, dark)
      set(grid, short, long, dark)
    }
  }
  return grid
}

function set(grid: Grid, x: number, y: number, dark: boolean): void {
  grid.dark[y * grid.size + x] = Number(dark)
  grid.fixed[y * grid.size + x] = 1
}

function square(grid: Grid, x: number, y: number, reach: number, dark: (distance: number) => boolean): void {
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const inside = x + dx >= 0 && x + dx < grid.size && y + dy >= 0 && y + dy < grid.size
      if (inside) set(grid, x + dx, y + dy, dark(Math.max(Math.abs(dx), Math.abs(dy))))
    }
  }
}

function alignments(version: number, size: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2
  const places = Array.from({ length: count - 1 }, (_, at) => size - 7 - at * step)
  return [6, ...places.reverse()]
}

function remainder(value: number, length: number, polynomial: number): number {
  let rest = value
  for (let at = 0; at < length; at++) rest = (rest << 1) ^ ((rest >> (length - 1)) * polynomial)
  return rest
}

/** Level M is 0 in the two first bits. */
function format(grid: Grid, mask: number): void {
  const bits = ((mask << 10) | remainder(mask, 10, 0x537)) ^ 0x5412
  const bit = (at: number) => ((bits >> at) & 1) === 1
  for (let at = 0; at <= 5; at++) set(grid, 8, at, bit(at))
  set(grid, 8, 7, bit(6))
  set(grid, 8, 8, bit(7))
  set(grid, 7, 8, bit(8))
  for (let at = 9; at < 15; at++) set(grid, 14 - at, 8, bit(at))
  for (let at = 0; at < 8; at++) set(grid, grid.size - 1 - at, 8, bit(at))
  for (let at = 8; at < 15; at++) set(grid, 8, grid.size - 15 + at, bit(at))
  set(grid, 8, grid.size - 8, true)
}

function fill(grid: Grid, words: number[]): void {
  let at = 0
  for (let right = grid.size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < grid.size; step++) {
      for (const x of [right, right - 1]) {
        const y = ((right + 1) & 2) === 0 ? grid.size - 1 - step : step
        if (grid.fixed[y * grid.size + x]) continue
        grid.dark[y * grid.size + x] = ((words[at >> 3] ?? 0) >> (7 - (at & 7))) & 1
        at++
      }
    }
  }
}

/** How badly a reader would do with it: long runs, blocks, an uneven balance. */
function penalty(dark: Uint8Array, size: number): number {
  let sum = 0, count = 0
  for (const [along, down] of [[1, size], [size, 1]] as const) {
    for (let y = 0; y < size; y++) {
      let run = 0, last = 2
      for (let x = 0, at = y * down; x < size; x++, at += along) {
        const one = dark[at]!
        run = one === last ? run + 1 : 1
        last = one
        if (run === 5) sum += 3
        else if (run > 5) sum += 1
      }
    }
  }
  for (let at = 0; at < dark.length; at++) {
    const one = dark[at]!
    count += one
    if (at > size && at % size && dark[at - 1] === one && dark[at - size] === one && dark[at - size - 1] === one) sum += 3
  }
  return sum + 10 * Math.floor(Math.abs(count * 20 - size * size * 10) / (size * size))
}

/** null when the text is too long. */
export function qr(said: string): boolean[][] | null {
  const bytes = new TextEncoder().encode(said)
  const version = ECC.findIndex((ecc, at) => {
    const room = capacity(at + 1) - BLOCKS[at]! * ecc
    return bytes.length + (at < 9 ? 2 : 3) <= room
  }) + 1
  if (!version) return null
  const grid = frame(version), { size, fixed } = grid
  fill(grid, codewords(bytes, version))
  const drawn = MASKS.map((mask, number) => {
    const masked = { ...grid, dark: grid.dark.slice() }
    for (let y = 0, at = 0; y < size; y++) for (let x = 0; x < size; x++, at++) if (!fixed[at] && mask(x, y)) masked.dark[at]! ^= 1
    format(masked, number)
    return { dark: masked.dark, badness: penalty(masked.dark, size) }
  })
  const { dark } = drawn.reduce((one, other) => (other.badness < one.badness ? other : one))
  return Array.from({ length: size }, (_, y) => Array.from(dark.subarray(y * size, (y + 1) * size), Boolean))
}

/** The modules as one path of an SVG whose unit is a module, with a quiet border of two; a run of dark ones is one piece. */
export function qrPath(modules: boolean[][]): string {
  let path = ''
  modules.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      const start = x
      while (row[x]) x++
      if (x > start) path += `M${start + 2} ${y + 2}h${x - start}v1H${start + 2}z`
    }
  })
  return path
}
