import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createTranslator } from '#shared/i18n/translate.ts';
import { devicesInStep } from '../devices-in-step.ts';
import { expect, makeAnkiCollection, test, uploadFromAnki } from '../fixtures.ts';
import { loseVersions } from '../overwritten-versions.ts';
import { fileChooserOf } from '../pages/file-chooser.ts';
import { putMedia } from '../pages/media.ts';
import { addNotes } from '../pages/reviewer.ts';
import { Tour, walks } from '../pages/tour.ts';
import { peerAvailable } from '../peer/find-peer.ts';
import { startSyncProxy } from '../sync-proxy.ts';

for (const walk of walks) {
  test.describe(`every screen and dialog is accessible and fits: ${walk.name}`, () => {
    test.slow();

    test('first start in a risky place, once a profile is chosen', async ({ page, data, launch }) => {
      await mkdir(join(data.path, 'profiles', 'Rana'));
      // As in a folder that Syncthing copies.
      await writeFile(join(data.path, '.stfolder'), '');
      const tour = new Tour(page, walk);
      await tour.begin(await launch());
      await expect(tour.button('profiles-open').first()).toBeFocused();
      await tour.stop('profile-picker');
      await tour.button('profiles-open').first().click();
      await expect(page.getByRole('radiogroup')).toBeVisible();
      await tour.stop('first-start');
      await tour.button('first-start-go').click();
      await expect(tour.button('place-note-accept')).toBeVisible();
      await tour.stop('risky-place');
    });

    test('an empty collection, its dialogs and menus', async ({ page, ebb }) => {
      const tour = new Tour(page, walk);
      await tour.begin(ebb);
      await expect(tour.button('decks-empty-sync')).toBeVisible();
      await tour.stop('first-steps');
      for (const menu of ['menu-file', 'menu-edit', 'menu-tools'] as const) {
        await tour.menu(menu);
        await tour.stop(menu);
        await tour.close();
      }
      await page.keyboard.press('/');
      await expect(tour.field('decks-move-find')).toBeFocused();
      await tour.stop('study-deck');
      await tour.close();
      await tour.menu('menu-help', 'command-showAbout');
      await tour.stop('about');
      await tour.close();
      await tour.menu('menu-file', 'command-openBackups');
      await tour.stop('backups-none');
      await tour.close();
      await tour.menu('menu-tools', 'command-checkDatabase');
      await tour.stop('check-database');
      await tour.button('check-database-do').click();
      await expect(tour.word('check-database-clean')).toBeVisible();
      await tour.stop('check-database-clean');
      await tour.close();
      await ebb.call('profiles.add', { name: 'Rana' });
      await tour.menu('menu-file', 'command-switchProfile');
      const others = page.getByRole('listitem').filter({ hasText: 'Rana' });
      await expect(others).toBeVisible();
      await tour.stop('profiles');
      await others.getByRole('button').last().click();
      await expect(page.getByRole('menu')).toBeVisible();
      await tour.stop('profiles-more');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menu')).toHaveCount(0);
      await others.getByRole('button', { name: tour.text('profiles-remove') }).click();
      await expect(tour.field('profiles-remove-type')).toBeFocused();
      await tour.stop('profiles-remove');
      await page.keyboard.press('Escape');
      await expect(others).toBeVisible();
      await tour.close();
      await tour.menu('menu-tools', 'command-openPreferences');
      await tour.stop('preferences-appearance');
      await tour.tab('preferences-editing').click();
      await tour.stop('preferences-editing');
      await tour.tab('preferences-syncing').click();
      await tour.stop('preferences-syncing');
      await tour.tab('preferences-backups').click();
      await tour.stop('preferences-backups');
      await tour.close();
      await page.keyboard.press('y');
      await expect(tour.field('login-address')).toBeVisible();
      await tour.field('login-username').fill('me');
      await tour.button('login-do').last().click();
      await expect(tour.word('login-address-missing')).toBeVisible();
      await tour.stop('login');
      await tour.word('login-server-ankiweb').click();
      await tour.stop('login-ankiweb');
      await tour.close();
    });

    test('adding, browsing and editing', async ({ page, ebb }) => {
      const arabic = walk.language === 'ar';
      await addNotes(ebb, 'Basic', [
        arabic ? ['ما عاصمة تشاد؟', '<b>إنجامينا</b>'] : ['What is the capital of Chad?', '<b>N’Djamena</b>'],
        ['two', '2'],
      ]);
      const tour = new Tour(page, walk);
      await tour.begin(ebb);
      await expect(tour.button('nav-add')).toBeEnabled();
      await page.keyboard.press('a');
      const front = page.getByRole('textbox', { name: 'Front', exact: true });
      await expect(front).toBeFocused();
      await page.keyboard.type('two');
      await expect(page.locator('.field-note')).toBeVisible();
      await page.keyboard.press('ControlOrMeta+Shift+X');
      await page.keyboard.press('ControlOrMeta+H');
      await tour.stop('add');
      await page.keyboard.press('Escape');
      await expect(tour.word('add-leave-title')).toBeVisible();
      await tour.stop('add-leave');
      await tour.button('add-leave-do').click();
      await expect(tour.button('nav-browse')).toBeEnabled();
      await page.keyboard.press('b');
      await expect(page.getByRole('grid').getByRole('row')).toHaveCount(3);
      await page.keyboard.press('ArrowDown');
      await expect(front).toBeVisible();
      await tour.stop('browse');
      await ebb.call('preferences.set', { browserLayout: 'horizontal' });
      await expect(page.locator('.browser-page')).toHaveAttribute('data-editor', 'beside');
      await tour.stop('browse-beside');
      await page.getByRole('treegrid').getByText('Basic').first().click({ button: 'right' });
      await expect(page.getByRole('menu')).toBeVisible();
      await tour.stop('browse-entry');
      await tour.close();
      await page.getByRole('grid').getByRole('row').nth(1).click();
      await page.keyboard.press('ControlOrMeta+Shift+P');
      await expect(tour.dialog.frameLocator('.card-frame iframe:not([inert])').locator('#qa')).not.toBeEmpty();
      await tour.stop('browse-preview');
      await tour.close();
      await page.keyboard.press('ControlOrMeta+Shift+G');
      await expect(tour.word('browser-grade-label')).toBeVisible();
      await tour.stop('browse-grade');
      await tour.close();
      await page.keyboard.press('ControlOrMeta+Shift+A');
      await tour.stop('browse-tags');
      await tour.close();
      await page.keyboard.press('ControlOrMeta+D');
      await tour.stop('browse-move');
      await tour.close();
      await page.keyboard.press('ControlOrMeta+Alt+F');
      await tour.stop('browse-replace');
      await tour.close();
      await page.getByRole('searchbox').fill('is:');
      await page.keyboard.press('Enter');
      await expect(page.locator('#browser-wrong')).toBeVisible();
      await tour.stop('browse-wrong');
    });

    test('deck options', async ({ page, ebb }) => {
      await ebb.call('decks.create', { name: 'Languages::Arabic' });
      await addNotes(ebb, 'Basic', [['What is asked', 'What is answered']]);
      const tour = new Tour(page, walk);
      await tour.begin(ebb);
      const row = page.getByRole('treegrid').getByRole('row').filter({ hasText: 'Languages' });
      await row.click();
      await expect(tour.button('options-button')).toBeVisible();
      await page.keyboard.press('o');
      await expect(page.getByRole('combobox', { name: tour.text('options-preset') })).toBeVisible();
      await tour.stop('deck-options');
      const option = (name: string) => tour.dialog.locator(`[data-option="${name}"]`);
      await option('fsrs').getByText(tour.text('option-fsrs')).click();
      await option('desiredRetention').getByRole('textbox').fill('0.97');
      await option('desiredRetention').getByRole('textbox').blur();
      await expect(option('desiredRetention').locator('.option-warning')).toBeVisible();
      await expect(option('desiredRetention').locator('.retention-workload')).toContainText('0.90');
      await tour.stop('deck-options-workload');
      await option('learnStepsMins').getByRole('textbox').fill('soon');
      await option('learnStepsMins').getByRole('button').last().click();
      await option('newPerDay').getByText(tour.text('options-level-today')).click();
      await option('reviewsPerDay').getByRole('textbox').fill('30');
      await option('newPerDay').scrollIntoViewIfNeeded();
      await tour.stop('deck-options-wrong');
      await option('fsrsParameters').scrollIntoViewIfNeeded();
      await tour.stop('deck-options-fsrs');
      await tour.button('options-preset-actions').click();
      await page.getByRole('menuitem', { name: tour.text('options-clone') }).click();
      await page.keyboard.press('Enter');
      await tour.button('options-preset-actions').click();
      await page.getByRole('menuitem', { name: tour.text('options-remove') }).click();
      await tour.stop('deck-options-remove');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await expect(tour.word('options-leave-title')).toBeVisible();
      await tour.stop('deck-options-leave');
      await tour.button('options-leave-do').click();
      await expect(tour.dialog).toHaveCount(0);
    });

    test('note types, their fields and cards, empty cards and duplicates', async ({ page, ebb }) => {
      const arabic = walk.language === 'ar';
      const reversed = createTranslator('en').text('stock-basic-reversed');
      const rows = arabic
        ? [
            ['كلب', 'حيوان'],
            ['كلب', 'ب'],
            ['قطة', 'ج'],
          ]
        : [
            ['dog', 'animal'],
            ['dog', 'b'],
            ['cat', 'c'],
          ];
      const [, , emptied] = await addNotes(ebb, reversed, rows);
      await ebb.call('notes.update', { noteId: emptied, fields: [rows[2]?.[0] ?? '', ''] });
      const findDuplicates = createTranslator(walk.language).text('browser-action', { action: 'findDuplicates' });
      const tour = new Tour(page, walk);
      await tour.begin(ebb);
      await tour.menu('menu-tools', 'command-manageNotetypes');
      const option = tour.dialog.getByRole('option').filter({ hasText: reversed });
      await option.click();
      await tour.stop('notetypes');
      await tour.button('notetypes-add').click();
      await expect(tour.field('notetypes-add-like')).toBeVisible();
      await tour.stop('notetypes-add');
      await page.keyboard.press('Escape');
      await tour.button('notetypes-remove').click();
      await expect(tour.button('notetypes-remove-do')).toBeVisible();
      await tour.stop('notetypes-remove');
      await page.keyboard.press('Escape');
      await tour.button('notetypes-fields').click();
      await tour.button('fields-add').click();
      await expect(tour.field('fields-name')).toBeFocused();
      await tour.field('fields-name').fill('#1');
      await tour.stop('fields');
      await page.keyboard.press('Escape');
      await tour.button('notetypes-leave-do').click();
      await tour.button('notetypes-cards').click();
      const card = page.frameLocator('.card-frame iframe:not([inert])').locator('#qa');
      await expect(card).toContainText(rows[0]?.[0] ?? '');
      await expect(tour.dialog.last().locator('.cm-content')).toBeFocused();
      await tour.stop('cards');
      await page.keyboard.type('{{Frnt}} ');
      await expect(tour.dialog.last().locator('.template-faults li')).toBeVisible();
      await expect(card).toContainText('Frnt');
      await tour.stop('cards-faulty');
      await tour.button('cards-actions').click();
      await tour.stop('cards-actions');
      await page.getByRole('menuitem', { name: tour.text('cards-field') }).click();
      await expect(page.getByRole('radiogroup', { name: tour.text('cards-field-place') })).toBeVisible();
      await tour.stop('cards-field');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('radiogroup', { name: tour.text('cards-field-place') })).toHaveCount(0);
      await tour.button('cards-actions').click();
      await page.getByRole('menuitem', { name: tour.text('cards-restore') }).click();
      await expect(tour.button('cards-restore-do')).toBeEnabled();
      await tour.stop('cards-restore');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await tour.button('notetypes-leave-do').click();
      await expect(tour.button('notetypes-cards')).toBeVisible();
      await tour.close();
      await tour.menu('menu-tools', 'command-openEmptyCards');
      await expect(tour.word('empty-cards-text')).toBeVisible();
      await tour.stop('empty-cards');
      await tour.close();
      await page.keyboard.press('b');
      const found = page.getByRole('grid').getByRole('row');
      await expect(found).toHaveCount(7);
      await found.nth(1).click();
      await found.nth(1).press('ControlOrMeta+Shift+M');
      await tour.field('change-notetype-to').selectOption({ label: 'Basic' });
      await expect(tour.dialog.getByRole('status').locator('li').first()).toBeVisible();
      await tour.stop('change-notetype');
      await tour.close();
      await page.locator('.browser-bar .button').nth(1).click();
      await page.getByRole('menuitem').filter({ hasText: findDuplicates }).click();
      await expect(tour.field('duplicates-filter')).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(tour.button('duplicates-tag-all')).toBeVisible();
      await tour.stop('find-duplicates');
      await tour.close();
    });

    test('importing packages and text, and exporting', async ({ page, data, emptyCollection, launch }) => {
      await emptyCollection();
      const exported = async (fileName: string, options: object): Promise<string> => {
        const path = join(data.path, fileName);
        await data.cli('packages.export', { path, scope: { kind: 'all' }, options });
        return path;
      };
      const ebb = await launch();
      const animals = walk.language === 'ar' ? ['كلب', 'حيوان'] : ['dog', 'animal'];
      const [deleted] = await addNotes(ebb, 'Basic', [['gone', ''], animals]);
      await ebb.call('notes.remove', { noteIds: [deleted] });
      await ebb.stop();
      const decks = { kind: 'apkg', withScheduling: true, withDeckConfigs: true, withMedia: false, legacy: false };
      const deck = await exported('Animals.apkg', decks);
      const whole = await exported('collection.colpkg', { kind: 'colpkg', withMedia: false, legacy: false });
      const cities = join(data.path, 'cities.csv');
      await writeFile(
        cities,
        ['#separator:comma', '#columns:Front,Back,region', 'Cairo,القاهرة,africa', ',empty,', 'dog,<b>كلب</b>,'].join(
          '\n',
        ),
      );
      const tour = new Tour(page, walk);
      await tour.begin(await launch());
      await expect(tour.button('nav-add')).toBeEnabled();
      await page.keyboard.press('ControlOrMeta+e');
      await expect(tour.field('export-kind')).toBeVisible();
      await tour.stop('export');
      await tour.field('export-kind').selectOption('deck');
      await tour.stop('export-deck');
      await tour.close();

      const choose = async (path: string): Promise<void> => {
        const chooser = await fileChooserOf(page, () => tour.menu('menu-file', 'command-importFile'));
        await chooser.setFiles(path);
      };
      await choose(deck);
      await tour.word('import-updates').click();
      await expect(tour.field('import-update-notes')).toBeVisible();
      await tour.stop('import-merge');
      await tour.dialog.getByRole('button', { name: tour.text('import-do') }).click();
      await expect(tour.word('import-merged-title')).toBeVisible();
      await tour.dialog.locator('.import-group summary').first().click();
      await tour.stop('import-merged');
      await tour.close();
      await choose(cities);
      await expect(tour.dialog.getByRole('table')).toContainText('القاهرة');
      await expect(tour.field('text-import-all-tags')).toBeVisible();
      await tour.stop('import-text');
      await tour.dialog.getByRole('button', { name: tour.text('import-do') }).click();
      await expect(tour.word('import-merged-title')).toBeVisible();
      await tour.dialog.locator('.import-group summary').first().click();
      await tour.stop('import-text-done');
      await tour.close();
      await tour.menu('menu-file', 'command-openDeletedNotes');
      await expect(tour.dialog.getByRole('table')).toContainText('Default');
      await tour.stop('deleted-notes');
      await tour.close();
      await choose(whole);
      await expect(tour.button('import-replace-do')).toBeVisible();
      await tour.stop('import-replace');
      await tour.button('import-replace-do').click();
      await expect(tour.word('import-replaced-title')).toBeVisible();
      await tour.stop('import-replaced');
      await tour.close();
    });

    test('a collection that can’t be opened', async ({ page, data, emptyCollection, launch }) => {
      await emptyCollection();
      const db = new Database(data.collection);
      db.pragma('user_version = 9999');
      db.close();
      const tour = new Tour(page, walk);
      await tour.begin(await launch());
      await expect(page.getByRole('alert')).toBeVisible();
      await tour.stop('cant-open');
    });

    test.describe('a card with a faulty script', () => {
      test.use({ expectedFaults: [/uncaught: Error: (not there|لم يعمل)/] });
      test('studying', async ({ page, ebb }) => {
        const arabic = walk.language === 'ar';
        await addNotes(ebb, 'Basic', [
          arabic
            ? ['ما اسم هذا الطائر؟', '<b>سمامة</b><script>throw new Error("لم يعمل")</script>']
            : ['Which bird is this?', '<b>A swift</b><script>throw new Error("not there")</script>'],
          ['\\(\\frac{x^2}{2}\\)', 'maths'],
        ]);
        const tour = new Tour(page, walk);
        await tour.begin(ebb);
        await expect(tour.button('decks-side-open')).toBeVisible();
        await page.keyboard.press('s');
        await expect(tour.button('study-now')).toBeFocused();
        await tour.stop('overview-due');
        await page.keyboard.press('Enter');
        await expect(tour.button('reviewer-show')).toBeVisible();
        await page.keyboard.press('ControlOrMeta+2');
        await page.keyboard.press('*');
        await expect(page.getByRole('img', { name: tour.text('reviewer-marked') })).toBeVisible();
        await tour.stop('question');
        await page.keyboard.press('Space');
        await expect(page.getByRole('note')).toBeVisible();
        await tour.stop('answer');
        await page.keyboard.press('m');
        await expect(page.getByRole('menu')).toBeVisible();
        await tour.stop('card-menu');
        await tour.close();
        await page.keyboard.press('ControlOrMeta+Shift+D');
        await tour.stop('set-due-date');
        await tour.close();
        await page.keyboard.press('ControlOrMeta+Alt+N');
        await tour.stop('reset-card');
        await tour.close();
        await page.keyboard.press('4');
        await expect(tour.button('reviewer-show')).toBeVisible();
        await page.keyboard.press('=');
        await expect(tour.word('finished-title')).toBeVisible();
        await tour.stop('finished');
      });
    });

    test('the sync history', async ({ page, data, ebb, server, peer }) => {
      test.skip(!peerAvailable(), 'the official Anki library is missing');
      const other = await devicesInStep({ ebb, data, server, peer });
      const lost = await loseVersions(ebb, other);
      for (let i = 0; i < 2; i += 1) await ebb.call('sync.start');
      const tour = new Tour(page, walk);
      await tour.begin(ebb);
      await tour.menu('menu-tools', 'command-openSyncHistory');
      const rows = page.getByRole('main').getByRole('listitem').getByRole('button');
      await expect(rows.first()).toBeVisible();
      await tour.stop('history');
      // The newest may be the sync that opening the window began.
      await rows.filter({ has: page.locator('.history-lost') }).click();
      await expect(rows).toHaveCount(lost);
      await tour.word('history-ids').click();
      await tour.stop('history-entry');
      for (const [name, heading] of [
        ['card', 'history-version-card-title'],
        ['note', 'history-version-note-title'],
      ] as const) {
        await rows
          .filter({ hasText: tour.text(`history-kind-${name}`) })
          .first()
          .click();
        await expect(tour.word(heading)).toBeVisible();
        await tour.stop(`history-${name}`);
        await page.getByRole('main').getByRole('button').first().click();
      }
      await rows.filter({ hasText: 'Default' }).click();
      await expect(page.getByRole('main').getByRole('table')).toBeVisible();
      await tour.stop('history-object');
    });

    test('filtered decks, custom study and the preferences of reviewing', async ({ page, data, launch, peer }) => {
      test.skip(!peerAvailable(), 'the official Anki library is missing');
      const anki = join(data.path, 'anki', 'collection.anki2');
      await makeAnkiCollection(peer, anki, { notes: 150 });
      await data.cli('collection.importAnki2', { path: anki });
      const tour = new Tour(page, walk);
      await tour.begin(await launch());
      await page.getByRole('treegrid').getByRole('row').nth(2).click();
      await tour.button('custom-study-button').click();
      await expect(tour.dialog).toBeVisible();
      await tour.stop('custom-study');
      await tour.word('custom-study-cram').click();
      await expect(tour.dialog.getByRole('listbox').first()).toBeVisible();
      await expect(tour.word('filtered-counting')).toHaveCount(0);
      await tour.stop('custom-study-cram');
      await tour.close();

      await page.keyboard.press('f');
      await tour.field('filtered-search').last().fill('is:new');
      await tour.word('filtered-use-second').click();
      await tour.field('filtered-search-second').last().fill('(is:due');
      await tour.word('filtered-reschedule').click();
      await expect(tour.word('filtered-counting')).toHaveCount(0);
      await tour.stop('filtered-deck');
      await tour.field('filtered-search-second').last().fill('is:due');
      await expect(tour.word('filtered-counting')).toHaveCount(0);
      await tour.button('filtered-build').click();
      await expect(tour.button('filtered-empty')).toBeVisible();
      await tour.stop('overview-filtered');
      await tour.menu('menu-tools', 'command-openPreferences');
      await tour.tab('preferences-review').click();
      await tour.stop('preferences-review');
      await tour.close();
    });

    test('media: their list, the check, the progress of a sync and its end', async ({ page, data, ebb, server }) => {
      test.skip(!peerAvailable(), 'the official Anki library is missing');
      const arabic = walk.language === 'ar';
      await addNotes(ebb, 'Basic', [
        [`${arabic ? 'سمامة' : 'swift'} <img src="swift.jpg">`, 'a'],
        [`${arabic ? 'كلب' : 'dog'} <img src="Dog.JPG">`, 'b'],
        [`${arabic ? 'قطة' : 'cat'} [sound:cat.mp3]`, 'c'],
      ]);
      await putMedia(data, { 'swift.jpg': 's', 'dog.jpg': 'd', 'nothing.mp3': '', 'old.png': 'o', 'سمامة.ogg': 'x' });
      const between = await startSyncProxy(server.port);
      await ebb.call('sync.login', { serverUrl: between.url, username: 'me', password: 'secret' });
      await ebb.call('sync.start');
      await ebb.call('sync.resolve', { direction: 'upload' });
      await ebb.call('sync.setSettings', { syncMedia: true });
      const letGo = between.hold('/msync/uploadChanges');
      const tour = new Tour(page, walk);
      await tour.begin(ebb);
      await expect(page.locator('.sync-button[data-state="running"]')).toBeVisible();
      await expect(page.getByRole('treegrid')).toBeVisible();
      await tour.stop('media-running');
      await page.keyboard.press('y');
      await expect(tour.button('media-put-away')).toBeFocused();
      await expect(tour.dialog.getByRole('cell').last()).toHaveText('0');
      await tour.stop('media-progress');
      letGo();
      await expect(tour.button('media-skipped-show')).toBeVisible();
      await tour.stop('media-complete');
      await tour.button('media-open-log').click();
      await expect(page.getByRole('log')).toBeVisible();
      await tour.stop('media-log');
      await tour.close();

      await tour.menu('menu-tools', 'command-openMediaFiles');
      const rows = page.getByRole('grid').getByRole('row');
      await expect(rows).toHaveCount(6);
      await tour.stop('media-files');
      await tour.field('media-files-filter').selectOption({ value: 'missing' });
      await expect(rows).toHaveCount(3);
      await rows.filter({ hasText: 'Dog.JPG' }).click();
      await expect(page.getByRole('complementary')).toContainText(arabic ? 'كلب' : 'dog');
      await tour.stop('media-files-missing');

      await tour.menu('menu-tools', 'command-checkMedia');
      await expect(page.getByRole('region', { name: tour.text('check-media-bin-title') })).toBeVisible();
      await tour.stop('check-media');
      await tour.button('check-media-trash-unused').click();
      await expect(tour.dialog).toBeVisible();
      await tour.stop('check-media-question');
      await tour.close();
      await tour.button('media-open-folder').click();
      await expect(tour.dialog).toBeVisible();
      await tour.stop('media-folder');
      await tour.close();

      between.answer('/msync/begin', { status: 500 });
      // With nothing to send there would be nothing to ask.
      await ebb.call('media.addData', { fileName: 'new.txt', data: btoa('new') });
      await page.keyboard.press('y');
      await expect(page.getByRole('button', { name: tour.text('media-note-close') })).toBeVisible();
      await tour.stop('media-failed');
      await between.stop();
    });

    test('an older scheduler and a wrong clock', async ({ page, data, launch, peer }) => {
      test.skip(!peerAvailable(), 'the official Anki library is missing');
      const anki = join(data.path, 'anki', 'collection.anki2');
      await makeAnkiCollection(peer, anki, { notes: 30 });
      await peer.call('make-old-scheduler', {}, anki);
      await peer.call('close', {}, anki);
      await data.cli('collection.importAnki2', { path: anki });
      const db = new Database(data.collection);
      db.prepare('UPDATE revlog SET id = ? WHERE id = (SELECT max(id) FROM revlog)').run(Date.now() + 36_000_000);
      db.close();
      const tour = new Tour(page, walk);
      await tour.begin(await launch());
      await expect(page.getByRole('alert')).toBeVisible();
      await tour.stop('old-scheduler');
      await tour.button('wrong-dates-open').click();
      await expect(tour.dialog).toBeVisible();
      await tour.stop('wrong-dates');
      await tour.button('wrong-dates-do').click();
      await expect(page.getByRole('alert')).toHaveCount(0);
      await tour.button('old-scheduler-open').click();
      await expect(tour.dialog).toBeVisible();
      await tour.stop('old-scheduler-question');
      await tour.button('old-scheduler-do').click();
      await expect(tour.word('old-scheduler-done-backup')).toBeVisible();
      await tour.stop('old-scheduler-done');
    });

    test('decks and the way through a first sync', async ({ page, data, launch, server, peer }) => {
      test.skip(!peerAvailable(), 'the official Anki library is missing');
      const anki = join(data.path, 'anki', 'collection.anki2');
      await makeAnkiCollection(peer, anki, { notes: 150 });
      await uploadFromAnki(peer, server, anki);
      await data.cli('collection.importAnki2', { path: anki });
      // Another schema than the server's: the two can't be merged.
      await data.cli('sync.setForceOneWay', { on: true });
      const tour = new Tour(page, walk);
      await tour.begin(await launch());
      const row = page.getByRole('treegrid').getByRole('row').nth(2);
      await expect(row).toBeVisible();
      await tour.stop('decks');

      await row.focus();
      await page.keyboard.press('F2');
      await expect(tour.field('decks-name')).toBeVisible();
      await tour.stop('rename');
      await tour.close();
      for (const [name, item] of [
        ['move', 2],
        ['delete', 4],
      ] as const) {
        await row.getByRole('button').last().click();
        if (name === 'move') await tour.stop('deck-menu');
        await page.getByRole('menuitem').nth(item).click();
        await expect(tour.dialog).toBeVisible();
        await tour.stop(name);
        await tour.close();
      }
      await row.click();
      await expect(tour.button('study-now')).toBeVisible();
      await tour.stop('overview');
      await page.keyboard.press('d');

      await page.keyboard.press('y');
      await tour.field('login-address').fill(server.url);
      await tour.field('login-username').fill('me');
      await tour.field('login-password').fill('wrong');
      await tour.button('login-do').last().click();
      await expect(tour.word('login-wrong')).toBeVisible();
      await tour.stop('login-wrong');
      await tour.field('login-password').fill('secret');
      await tour.button('login-do').last().click();
      await expect(tour.button('sync-now')).toBeVisible();
      await tour.stop('logged-in');
      await tour.button('sync-now').click();
      await tour.button('choice-inspect').click();
      await expect(tour.button('choice-inspect')).toBeHidden();
      await expect(tour.dialog.getByRole('progressbar')).toBeHidden();
      await tour.stop('choice');
      await tour.button('choice-upload').click();
      await expect(tour.button('resolve-open-backups')).toBeVisible();
      await tour.stop('resolved');
      await tour.button('resolve-open-backups').click();
      await expect(tour.dialog.getByRole('table')).toBeVisible();
      await tour.stop('backups');
      await tour.dialog.getByRole('table').getByRole('button').first().click();
      await expect(tour.button('backups-restore-do')).toBeVisible();
      await tour.stop('restore');
      await page.keyboard.press('Escape');
      await tour.close();
      await server.stop();
      await page.keyboard.press('y');
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await tour.stop('error');
    });
  });
}
