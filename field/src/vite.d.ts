/** The version of the app, from package.json. */
declare const APP_VERSION: string
