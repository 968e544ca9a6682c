import { expect, test, watchFaults } from '../fixtures.ts';

test('the watch over every test sees foreign requests, CSP violations, errors and exceptions', async ({
  browser,
  ebb,
}) => {
  const context = await browser.newContext();
  const faults = await watchFaults(context);
  const page = await context.newPage();
  // Nothing leaves this machine: the request is seen, then cut off.
  await context.route('http://elsewhere.invalid/**', (route) => route.abort());
  await page.goto(ebb.address);
  await page.evaluate(() => {
    const image = document.createElement('img');
    image.src = 'http://elsewhere.invalid/x.png';
    document.body.append(image);
    console.error('said on purpose');
    setTimeout(() => {
      throw new Error('thrown on purpose');
    });
  });
  const blank = await context.newPage();
  await blank.goto('about:blank');
  await blank.setContent('<img src="http://elsewhere.invalid/y.png">');

  await expect.poll(() => faults.join('\n')).toContain('CSP violation: img-src http://elsewhere.invalid');
  await expect.poll(() => faults.join('\n')).toContain('said on purpose');
  await expect.poll(() => faults.join('\n')).toContain('thrown on purpose');
  await expect.poll(() => faults.join('\n')).toContain('request to http://elsewhere.invalid/y.png');
  await context.close();
});
