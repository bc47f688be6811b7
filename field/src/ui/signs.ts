/** Twelve pictograms: who somebody is at the lock, and a secret for those who do not read. Drawn in 24 × 24. */

export const SIGNS: [name: string, path: string][] = [
  ['soleil', 'M12 7a5 5 0 1 0 0 10a5 5 0 0 0 0-10zM12 1v3M12 20v3M1 12h3M20 12h3M4 4l2 2M18 18l2 2M4 20l2-2M18 6l2-2'],
  ['lune', 'M16 3a9.5 9.5 0 1 0 5 13a8 8 0 0 1-5-13z'],
  ['maison', 'M2 12l10-9l10 9M5 10v11h14v-11M10 21v-6h4v6'],
  ['poisson', 'M2 12c4-7 11-7 15 0c-4 7-11 7-15 0zM17 12l5-4v8zM7 11v.5'],
  ['arbre', 'M12 22v-8M12 15c-7 0-8-5-4-7c0-6 8-6 8 0c4 2 3 7-4 7z'],
  ['goutte', 'M12 2c4 5 7 9 7 12a7 7 0 0 1-14 0c0-3 3-7 7-12z'],
  ['étoile', 'M12 2l3 7h7l-5.5 4.500l2 7.500l-6.500-4.500l-6.500 4.500l2-7.500l-5.500-4.500h7z'],
  ['tasse', 'M4 7h12v8a5 5 0 0 1-5 5h-2a5 5 0 0 1-5-5zM16 9h2a3 3 0 0 1 0 6h-2'],
  ['œil', 'M1 12c5-8 17-8 22 0c-5 8-17 8-22 0zM12 9a3 3 0 1 0 0 6a3 3 0 0 0 0-6z'],
  ['feuille', 'M6 18c-3-9 5-15 15-15c1 11-6 18-15 15zM3 22c2-6 6-9 11-11'],
  ['cœur', 'M12 21c-13-9-10-17-5-17c3 0 5 2 5 4c0-2 2-4 5-4c5 0 8 8-5 17z'],
  ['tambour', 'M4 7a8 3 0 1 0 16 0a8 3 0 1 0-16 0v10a8 3 0 0 0 16 0v-10M5 9l7 10l7-10'],
]
