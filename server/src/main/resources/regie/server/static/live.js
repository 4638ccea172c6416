// Follows the server's changes and patches the page in place.
const LEAST_PAUSE = 250;

export function follow(main, patched) {
  const said = document.getElementById('said');
  let asked = false;
  let busy = false;
  let cut = false;

  async function refresh() {
    if (busy) {
      asked = true;
      return;
    }
    busy = true;
    asked = false;
    try {
      const answer = await fetch(main.dataset.live, { headers: { 'X-Regie-Fragment': '1' } });
      if (answer.status === 401) {
        location.reload();
        return;
      }
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        patch(main, page.getElementById('fragment'));
        for (const id of ['loop', 'warnings', 'band']) {
          const fresh = page.getElementById(id);
          const old = document.getElementById(id);
          if (fresh && old && fresh.innerHTML !== old.innerHTML) {
            old.innerHTML = fresh.innerHTML;
          }
        }
        patched();
      }
    } catch {
      // The stream below says when the server is away and back.
    }
    setTimeout(() => {
      busy = false;
      if (asked) {
        refresh();
      }
    }, LEAST_PAUSE);
  }

  const run = main.querySelector('[data-run]')?.dataset.run;
  const stream = new EventSource('/api/v1/events');
  stream.addEventListener('change', event => {
    const change = JSON.parse(event.data);
    if (!run || change.more || change.other || change.runs.includes(run)) {
      refresh();
    }
  });
  stream.addEventListener('tick', refresh);
  stream.onerror = () => {
    cut = true;
    said.textContent = said.dataset.cut;
  };
  stream.onopen = () => {
    if (cut) {
      cut = false;
      said.textContent = said.dataset.back;
      setTimeout(() => { said.textContent = ''; }, 4000);
      refresh();
    }
  };
}

// Replaces what differs, piece by piece, so that focus, selection and scrolling stay where they are.
function patch(old, fresh) {
  if (!fresh) {
    return;
  }
  const focus = document.activeElement;
  const address = focus?.closest?.('[id]')?.id;
  const target = focus?.getAttribute?.('href');
  blend(old, fresh);
  if (document.activeElement !== focus && target && address) {
    document.getElementById(address)?.querySelector(`[href="${CSS.escape(target)}"]`)?.focus();
  }
}

function blend(old, fresh) {
  const had = new Map([...old.children].filter(child => child.id).map(child => [child.id, child]));
  const wanted = [...fresh.children];
  if (wanted.some(child => !child.id)) {
    if (old.innerHTML !== fresh.innerHTML) {
      old.innerHTML = fresh.innerHTML;
    }
    return;
  }
  let place = old.firstElementChild;
  for (const child of wanted) {
    const there = had.get(child.id);
    if (!there) {
      const added = document.importNode(child, true);
      added.classList.add('fresh');
      old.insertBefore(added, place);
      continue;
    }
    had.delete(child.id);
    if (there === place) {
      place = place.nextElementSibling;
    } else {
      old.insertBefore(there, place);
    }
    if (there.dataset.output !== undefined) {
      if (there.dataset.output !== child.dataset.output) {
        there.replaceWith(document.importNode(child, true));
      }
      continue;
    }
    if (there.isEqualNode(child)) {
      continue;
    }
    if (child.querySelector('[id]')) {
      copyAttributes(there, child);
      blendInside(there, child);
    } else {
      const replaced = document.importNode(child, true);
      if (there.matches('tr, article, li')) {
        replaced.classList.add('fresh');
      }
      there.replaceWith(replaced);
    }
  }
  for (const gone of had.values()) {
    gone.remove();
  }
}

// Below a piece with an id, plain parts are replaced and parts that hold ids are blended in turn.
function blendInside(old, fresh) {
  if (old.children.length !== fresh.children.length
      || [...fresh.children].some((child, n) => child.tagName !== old.children[n].tagName)) {
    if ([...fresh.children].every(child => child.id)) {
      blend(old, fresh);
    } else {
      keepOutputs(old, fresh);
    }
    return;
  }
  if ([...fresh.children].every(child => child.id)) {
    blend(old, fresh);
    return;
  }
  [...fresh.children].forEach((child, n) => {
    const there = old.children[n];
    if (there.dataset.output !== undefined && there.dataset.output === child.dataset.output) {
      return;
    }
    if (there.isEqualNode(child)) {
      return;
    }
    if (child.matches('[data-list]')) {
      blend(there, child);
    } else if (child.querySelector('[id]')) {
      copyAttributes(there, child);
      blendInside(there, child);
    } else {
      there.replaceWith(document.importNode(child, true));
    }
  });
}

function keepOutputs(old, fresh) {
  const outputs = new Map([...old.querySelectorAll('[data-output]')].map(output => [output.dataset.output, output]));
  const copy = document.importNode(fresh, true);
  for (const output of copy.querySelectorAll('[data-output]')) {
    const had = outputs.get(output.dataset.output);
    if (had) {
      output.replaceWith(had);
    }
  }
  old.replaceChildren(...copy.childNodes);
}

function copyAttributes(old, fresh) {
  for (const name of ['class', 'data-live', 'href', 'aria-current']) {
    if (fresh.hasAttribute(name)) {
      old.setAttribute(name, fresh.getAttribute(name));
    }
  }
}
