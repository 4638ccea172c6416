// The console's hands: pages patch themselves from the server's own fragments, gestures open as a sheet,
// outputs grow as they are written. Without this file every page and gesture still works.
import { follow } from '/static/live.js';
import { attach } from '/static/output.js';
import { sheets } from '/static/sheet.js';

const main = document.getElementById('main');
sheets(document.getElementById('sheet'));
attach(main);
if (main.dataset.live) {
  follow(main, () => attach(main));
}
document.addEventListener('keydown', event => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? '');
  if (typing || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (event.key === 'j' || event.key === 'k') {
    const links = [...main.querySelectorAll('tbody a, .need a[href^="/runs"]')];
    const at = links.indexOf(document.activeElement);
    links[Math.min(Math.max(at + (event.key === 'j' ? 1 : -1), 0), links.length - 1)]?.focus();
  }
});

// The site's time stands on the page; the viewer's own shows on hover.
document.getElementById('band').addEventListener('mouseover', event => {
  const now = event.target.closest('time');
  if (now) {
    now.title = new Date(now.dateTime).toLocaleString(document.documentElement.lang);
  }
});
