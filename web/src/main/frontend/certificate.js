// Checks the proof of a publication in the reader's browser, with WebCrypto only. The page works without.
const box = document.getElementById('certificate-check');

const utf8 = (text) => new TextEncoder().encode(text);
const hex = (bytes) => [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, '0')).join('');
const fromHex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const fromBase64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const join = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));
const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
const same = (a, b) => hex(a) === hex(b);

const rawKey = (text) => fromBase64(text.split('+').slice(2).join('+')).slice(1);

async function signed(key, text, signature) {
  const imported = await crypto.subtle.importKey('raw', rawKey(key), { name: 'Ed25519' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'Ed25519' }, imported, signature, utf8(text));
}

// A signed note (C2SP): text, empty line, lines of "— name Base64(identifier and signature)".
async function noteSigned(note, key) {
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  const name = key.split('+')[0];
  for (const line of note.slice(end + 2).split('\n')) {
    const [dash, who, value] = line.split(' ');
    if (dash === '\u2014' && who === name && (await signed(key, text, fromBase64(value).slice(4)))) {
      return true;
    }
  }
  return false;
}

// RFC 9162, section 2.1.3.2.
async function root(leaf, index, size, path) {
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0) {
      throw new Error('proof too long');
    }
    if (node % 2 === 1 || node === last) {
      hash = await sha256(join([1], sibling, hash));
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      hash = await sha256(join([1], hash, sibling));
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  if (last !== 0) {
    throw new Error('proof too short');
  }
  return hash;
}

const keyAt = (keys, size) => keys.filter((key) => key.fromSize <= size).at(-1).key;

async function keysFollow(keys) {
  for (let i = 1; i < keys.length; i++) {
    const note = keys[i].succession;
    const names = note.split('\n').slice(2, 5);
    const told = [keys[i - 1].key, keys[i].key, String(keys[i].fromSize)];
    if (names.join() !== told.join() || !(await noteSigned(note, keys[i - 1].key)) || !(await noteSigned(note, keys[i].key))) {
      return false;
    }
  }
  return keys[0].fromSize === 1;
}

async function* checks(proof) {
  const statement = JSON.parse(proof.certificate);
  const { position, entry, checkpoint } = proof.ledger;
  const key = keyAt(proof.keys, position);
  yield ['signature', await signed(key, proof.certificate, fromHex(proof.signature))];
  if (proof.content !== undefined) {
    yield ['figures', hex(await sha256(utf8(proof.content))) === statement.files[0].sha256];
  }
  const recorded = JSON.parse(entry);
  const told = JSON.parse(recorded.public);
  yield [
    'entry',
    recorded.act === 'PUBLISHED' &&
      recorded.position === position &&
      recorded.subject === `publication/${statement.publication}` &&
      told.certificate === hex(await sha256(utf8(proof.certificate))) &&
      told.sha256 === statement.files[0].sha256,
  ];
  const [origin, size, hash] = checkpoint.split('\n');
  const reached = await root(
    await sha256(join([0], utf8(entry))), position - 1, Number(size), proof.ledger.proof.map(fromHex));
  const vouching = keyAt(proof.keys, Number(size));
  yield [
    'ledger',
    same(reached, fromBase64(hash)) && origin === vouching.split('+')[0] && (await noteSigned(checkpoint, vouching)),
  ];
  yield ['keys', await keysFollow(proof.keys)];
}

async function check(list, words) {
  const say = (text, state) => {
    const item = document.createElement('li');
    item.textContent = text;
    item.className = `ol-check ol-check--${state}`;
    list.append(item);
  };
  list.replaceChildren();
  try {
    const response = await fetch(box.dataset.proof);
    if (!response.ok) {
      throw new Error(String(response.status));
    }
    let all = true;
    for await (const [name, holds] of checks(await response.json())) {
      say(`${holds ? words.yes : words.no}: ${words[name]}`, holds ? 'yes' : 'no');
      all = all && holds;
    }
    say(all ? words.all : words.some, all ? 'yes' : 'no');
  } catch (error) {
    say(error?.name === 'NotSupportedError' ? words.unsupported : words.failed, 'no');
  }
}

if (box && globalThis.crypto?.subtle) {
  const [yes, no, signature, figures, entry, ledger, keys, all, some, unsupported, failed] = box.dataset.words.split('|');
  const words = { yes, no, signature, figures, entry, ledger, keys, all, some, unsupported, failed };
  const button = box.querySelector('button');
  box.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    await check(box.querySelector('ul'), words);
    button.disabled = false;
  });
}
