/** IndexedDB in the little that we need of it. `plain` may be read by anybody and says nothing of persons or sums. */

export type Shelf = 'plain' | 'sealed' | 'boxes' | 'photos'
export type Written = readonly [Shelf, string | number, unknown]

export type Disk = {
  get: (shelf: Shelf, key: string | number) => Promise<unknown>
  keys: (shelf: Shelf) => Promise<IDBValidKey[]>
  values: (shelf: Shelf) => Promise<unknown[]>
  /** One transaction, on the disk when the promise is kept; undefined removes. */
  write: (changes: Written[]) => Promise<void>
  erase: () => Promise<void>
}

/** The browser has no room left for what was to be written. */
export const isFull = (problem: unknown): boolean => problem instanceof DOMException && problem.name === 'QuotaExceededError'

function kept<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((keep, fail) => {
    request.onsuccess = () => keep(request.result)
    request.onerror = () => fail(request.error)
  })
}

/** Shelves are only ever added: a phone three seasons old still opens. */
export async function openDisk(name = 'lisanga-terrain'): Promise<Disk> {
  const request = indexedDB.open(name, 2)
  request.onupgradeneeded = ({ oldVersion }) => {
    for (const shelf of oldVersion ? ['photos'] : ['plain', 'sealed', 'boxes', 'photos']) request.result.createObjectStore(shelf)
  }
  const base = await kept(request)
  const reading = (shelf: Shelf) => base.transaction(shelf).objectStore(shelf)
  return {
    get: (shelf, key) => kept(reading(shelf).get(key)),
    keys: (shelf) => kept(reading(shelf).getAllKeys()),
    values: (shelf) => kept(reading(shelf).getAll()),
    write: (changes) =>
      new Promise((keep, fail) => {
        const shelves = [...new Set(changes.map(([shelf]) => shelf))]
        if (!shelves.length) return keep()
        const writing = base.transaction(shelves, 'readwrite', { durability: 'strict' })
        writing.oncomplete = () => keep()
        writing.onabort = writing.onerror = () => fail(writing.error)
        for (const [shelf, key, value] of changes) {
          if (value === undefined) writing.objectStore(shelf).delete(key)
          else writing.objectStore(shelf).put(value, key)
        }
      }),
    erase: async () => {
      base.close()
      await kept(indexedDB.deleteDatabase(name))
    },
  }
}
