/** Draws icon.svg as the PNG that electron-builder makes every platform's icon from: node build/icons/draw.ts */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '../find-browser.ts';

const SIZE = 1024;
const executablePath = findBrowser();
if (executablePath === undefined) throw new Error('no browser: run "node build/ensure-browser.ts"');

const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
const svg = readFileSync(join(import.meta.dirname, 'icon.svg'), 'utf8');
await page.setContent(`<style>body{margin:0}svg{width:${SIZE}px;height:${SIZE}px;display:block}</style>${svg}`);
await page.screenshot({ path: join(import.meta.dirname, 'icon.png'), omitBackground: true });
await browser.close();
