// Opens a book in foliate-js, the reading system of the Foliate e-reader, in a headless Chromium, and reads
// it as a person would: looks at the cover, follows every entry of the contents, opens a note, and turns the
// pages from the first to the last.
//
//     node read.mjs BOOK.epub PICTURES
//
// Prints what was seen as JSON and leaves screenshots in the folder PICTURES. Exit status: 0 when the book
// could be opened, whatever was seen; else 1.
import { createServer } from 'node:http'
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import puppeteer from 'puppeteer-core'

const [book, pictures] = process.argv.slice(2)
const patience = 60_000 // of a loaded machine, for any one thing
const foliate = join(dirname(fileURLToPath(import.meta.url)), 'node_modules/foliate-js')
const types = { '.html': 'text/html', '.js': 'text/javascript', '.epub': 'application/epub+zip' }
mkdirSync(pictures, { recursive: true })

const server = createServer((request, response) => {
    const path = normalize(new URL(request.url, 'http://reader').pathname)
    if (path === '/favicon.ico') return response.writeHead(204).end()
    try {
        const data = readFileSync(path === '/book.epub' ? book : join(foliate, path))
        response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(data)
    } catch {
        response.writeHead(404).end()
    }
})
await new Promise(ready => server.listen(0, '127.0.0.1', ready))
const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM, headless: true, timeout: patience, protocolTimeout: 5 * patience,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--force-color-profile=srgb'],
})
try {
    console.log(JSON.stringify(await read(await browser.newPage()), null, 1))
} finally {
    await browser.close()
    server.close()
}

async function read(page) {
    const seen = { errors: [] }
    page.setDefaultTimeout(patience)
    page.on('console', m => m.type() === 'error' && seen.errors.push(m.text())) // warnings are of Foliate's own sandbox
    page.on('pageerror', e => seen.errors.push(`uncaught: ${e}`))
    page.on('requestfailed', r => seen.errors.push(`not loaded: ${r.url()}`))
    page.on('response', r => r.status() >= 400 && seen.errors.push(`${r.status()}: ${r.url()}`))
    const picture = name => page.screenshot({ path: join(pictures, name + '.png') })

    await page.setViewport({ width: 600, height: 800 }) // an e-reader of six inches
    await page.goto(`http://127.0.0.1:${server.address().port}/reader.html?url=/book.epub`)
    await page.waitForFunction(() => globalThis.reader?.view?.lastLocation && document.title !== 'E-Book Reader')
    await page.addStyleTag({ content: '* { transition: none !important }' })
    await settle(page)
    seen.title = await page.title()
    seen.author = await page.$eval('#side-bar-author', e => e.innerText || e.textContent)
    seen.cover = await page.evaluate(() => {
        const { doc, index } = globalThis.reader.view.renderer.getContents()[0]
        const image = doc.querySelector('img, image'), box = image?.getBoundingClientRect()
        return { section: index, loaded: image?.naturalWidth > 0, alt: image?.alt ?? '', width: box?.width ?? 0, height: box?.height ?? 0 }
    })
    await picture('cover')
    seen.contents = await followContents(page, picture)
    seen.note = await openNote(page, picture)
    await turnPages(page, seen)
    await picture('last-page')
    return seen
}

// settle waits until the place in the book is what it was a moment ago.
async function settle(page) {
    const where = () => page.evaluate(async () => {
        await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
        return globalThis.reader.view.lastLocation.cfi
    })
    for (let before = await where(), same = 0; same < 2;) {
        const now = await where()
        same = now === before ? same + 1 : 0
        before = now
    }
}

// followContents clicks each entry of the contents and says where it led.
async function followContents(page, picture) {
    await page.evaluate(() => document.querySelectorAll('#toc-view [aria-expanded=false] svg').forEach(e => e.onclick(new Event('click'))))
    const list = []
    for (const entry of await page.$$('#toc-view a')) {
        await page.click('#side-bar-button')
        await page.waitForFunction(() => document.querySelector('#side-bar').getBoundingClientRect().left === 0)
        if (!list.length) await picture('contents')
        const label = await entry.evaluate(e => e.textContent), href = await entry.evaluate(e => e.getAttribute('href'))
        await entry.click()
        await page.waitForFunction(() => document.querySelector('#side-bar').getBoundingClientRect().left < -300)
        await settle(page)
        const there = await page.evaluate(async href => {
            const { view } = globalThis.reader
            const { index, anchor } = await view.resolveNavigation(href)
            const shown = view.renderer.getContents().find(c => c.index === index)
            const target = shown && (anchor?.(shown.doc) || shown.doc.body) // 0 is the beginning
            const heading = target?.querySelector?.('h1, h2, h3') ?? target
            return { shown: !!shown, current: view.lastLocation.tocItem?.label ?? '', heading: (heading?.textContent ?? '').trim().slice(0, 200) }
        }, href)
        list.push({ label, ...there })
        if (list.length === 3) await looks(page, picture)
    }
    return list
}

// looks takes pictures of the page at hand on other screens.
async function looks(page, picture) {
    const screens = { 'e-reader': [600, 800], phone: [390, 844], desktop: [1280, 800] }
    for (const [name, [width, height]] of Object.entries(screens)) {
        await page.setViewport({ width, height })
        await settle(page)
        await picture(name)
    }
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
    await picture('dark')
    await page.emulateMediaFeatures([])
    await page.setViewport({ width: 600, height: 800 })
    await settle(page)
}

// openNote clicks the first reference to a note, which Foliate answers with a pop-up made by its
// footnotes.js. The page of the library shows none by itself; it gets the few lines that Foliate has.
async function openNote(page, picture) {
    const reference = await page.evaluate(async () => {
        const { view } = globalThis.reader
        for (const [index, section] of view.book.sections.entries()) {
            const doc = await section.createDocument?.()
            const a = [...doc?.querySelectorAll('a[href]') ?? []].find(a =>
                a.getAttributeNS('http://www.idpf.org/2007/ops', 'type') === 'noteref' || a.getAttribute('role') === 'doc-noteref')
            if (a) return { index, id: a.id, mark: a.textContent, href: a.getAttribute('href') }
        }
    })
    if (!reference) return null
    await page.evaluate(async ({ index, id }) => {
        const { view } = globalThis.reader
        const { FootnoteHandler } = await import('./footnotes.js')
        const handler = new FootnoteHandler()
        handler.addEventListener('before-render', e => {
            const box = document.createElement('dialog')
            box.style = 'width: 80%; height: 30%; z-index: 9'
            box.append(e.detail.view)
            document.body.append(box)
            box.showModal()
            e.detail.view.style = 'display: block; width: 100%; height: 100%'
        })
        handler.addEventListener('render', e => { globalThis.note = e.detail })
        view.addEventListener('link', e => handler.handle(view.book, e)?.catch(error => console.error(error)))
        await view.renderer.goTo({ index, anchor: doc => doc.getElementById(id) })
    }, reference)
    await settle(page)
    for (const frame of page.frames()) {
        const a = reference.id ? await frame.$(`[id="${reference.id}"]`).catch(() => null) : null
        if (a) await a.click()
    }
    await page.waitForFunction(() => globalThis.note)
    await settle(page)
    const shown = await page.evaluate(() => {
        const { doc } = globalThis.note.view.renderer.getContents()[0]
        return { type: globalThis.note.type, text: doc.body.textContent.replace(/\s+/g, ' ').trim(), back: !!doc.querySelector('[role=doc-backlink]') }
    })
    await picture('note')
    await page.evaluate(() => document.querySelector('dialog').remove())
    return { ...reference, ...shown }
}

// turnPages goes from the first page to the last with the right arrow.
async function turnPages(page, seen) {
    await page.evaluate(() => globalThis.reader.view.goTo(0))
    await settle(page)
    Object.assign(seen, await page.evaluate(async () => {
        const { view } = globalThis.reader, sections = []
        let pages = 0, still = 0
        for (let before = ''; still < 3 && pages < 20_000;) {
            const { cfi } = view.lastLocation, { index } = view.renderer.getContents()[0]
            if (cfi === before) still++
            else still = 0, pages++
            if (sections.at(-1) !== index) sections.push(index)
            before = cfi
            await view.next()
            await new Promise(done => requestAnimationFrame(done))
        }
        const linear = view.book.sections.flatMap((s, i) => s.linear === 'no' ? [] : [i])
        return { pages, sections, linear, fraction: view.lastLocation.fraction }
    }))
}
