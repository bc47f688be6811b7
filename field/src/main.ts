import { mount } from 'svelte'
import App from './App.svelte'
import './app.css'
import { app, go, wear, type Look } from './ui/app.svelte.ts'
import { lockWhenIdle, start } from './ui/session.ts'

wear((localStorage.getItem('look') ?? '') as Look)
addEventListener('unhandledrejection', (event) => (app.trouble = String(event.reason)))
mount(App, { target: document.getElementById('app')! })

/** One window at a time writes the book. A reload may come before the old page has let go: ask a few times. */
async function alone(): Promise<boolean> {
  for (let attempt = 0; attempt < 6; attempt++) {
    const held = await new Promise<boolean>((tell) => {
      void navigator.locks.request('lisanga-terrain', { ifAvailable: true }, (lock) => {
        tell(lock !== null)
        return lock ? new Promise(() => undefined) : undefined
      })
    })
    if (held) return true
    await new Promise((later) => setTimeout(later, 250))
  }
  return false
}

if (await alone()) {
  await start()
  lockWhenIdle()
} else go({ name: 'elsewhere' }, true)

void navigator.serviceWorker?.register('/terrain/sw.js', { scope: '/terrain/' })
