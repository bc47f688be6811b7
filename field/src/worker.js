// The app lies on the phone whole, so it starts without a network. /api/ is never touched. A new version waits until the
// old one is closed: nobody's screen changes under the hand. A first visit is ready with the shell; the second part follows,
// and when the network is cut before, it is kept as soon as it comes. A new version comes whole or not at all: a phone that
// had every screen offline does not lose one by it.
const NAME = 'terrain-VERSION'
const SHELL = FILES
const SECOND = LATER

async function keep() {
  const cache = await caches.open(NAME)
  await cache.addAll(SHELL)
  const second = cache.addAll(SECOND)
  await (registration.active ? second : second.catch(() => undefined))
}
addEventListener('install', (event) => event.waitUntil(keep()))

async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith('terrain-') && name !== NAME)
  await Promise.all(old.map((name) => caches.delete(name)))
  await clients.claim()
}
addEventListener('activate', (event) => event.waitUntil(tidy()))

async function answer(request, path) {
  const cache = await caches.open(NAME)
  const kept = await cache.match(path)
  if (kept) return kept
  const fetched = await fetch(request)
  if (fetched.ok && SECOND.includes(path)) await cache.put(path, fetched.clone())
  return fetched
}
addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate' && pathname === '/terrain/') event.respondWith(answer(request, '/terrain/'))
  else if (SHELL.includes(pathname) || SECOND.includes(pathname)) event.respondWith(answer(request, pathname))
})
