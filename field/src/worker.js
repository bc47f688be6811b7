// The shell lies on the phone whole, so the app starts without a network. /api/ is never touched. A new version waits
// until the old one is closed: nobody's screen changes under the hand.
const NAME = 'terrain-VERSION'
const SHELL = FILES

addEventListener('install', (event) => event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(SHELL))))

async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith('terrain-') && name !== NAME)
  await Promise.all(old.map((name) => caches.delete(name)))
  await clients.claim()
}
addEventListener('activate', (event) => event.waitUntil(tidy()))

async function answer(request, path) {
  const cache = await caches.open(NAME)
  return (await cache.match(path)) || fetch(request)
}
addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate' && pathname === '/terrain/') event.respondWith(answer(request, '/terrain/'))
  else if (SHELL.includes(pathname)) event.respondWith(answer(request, pathname))
})
