// A gesture's page as a sheet over the page: the same form, the same preview.
export function sheets(dialog) {
  document.addEventListener('click', async event => {
    const link = event.target.closest('a[data-sheet]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      await show(dialog, link.href);
    } else if (event.target.closest('[data-close]') && dialog.open) {
      event.preventDefault();
      dialog.close();
    } else if (event.target === dialog) {
      dialog.close();
    }
  });
  dialog.addEventListener('submit', async event => {
    event.preventDefault();
    const form = event.target;
    const button = form.querySelector('button');
    button.disabled = true;
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    if (answer.redirected) {
      location.assign(answer.url);
      return;
    }
    fill(dialog, await answer.text());
  });
}

async function show(dialog, address) {
  const answer = await fetch(address);
  if (!answer.ok) {
    location.assign(address);
    return;
  }
  fill(dialog, await answer.text());
  if (!dialog.open) {
    dialog.showModal();
  }
  dialog.querySelector('[autofocus]')?.focus();
}

function fill(dialog, html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  dialog.replaceChildren(...document.importNode(page.getElementById('main'), true).childNodes);
}
