// SPDX-License-Identifier: Apache-2.0
// What npos, an ESC/POS parser that is none of ours, finds in tickets: a line of hexadecimal digits
// in, a line of JSON out, an array of "COMMAND parameters" and "TXT text".
'use strict';

const readline = require('node:readline');
const {createRequire} = require('node:module');
const peer = createRequire(process.argv[2] + '/');
const iconv = peer('iconv-lite');
const rules = peer('npos/lib/parser/rules');
const ruler = peer('npos/lib/parser/ruler');
const Parser = peer('npos/lib/parser');

const GS = 0x1d;
// It lacks the 2D codes, and the presenter that only some makers have.
rules[GS]['(k'] = [0, 'd16'];
rules[GS]['e'] = [0, (bytes, offset) => (bytes[offset] === 3 ? 2 : 1)];

const parser = new Parser(ruler.normalize(rules));

readline.createInterface({input: process.stdin}).on('line', line => {
  const raw = Buffer.from(line, 'hex');
  const found = parser.analyze(raw);
  if (found.error) {
    console.log(JSON.stringify(['ERROR ' + found.error.message]));
    return;
  }
  console.log(
    JSON.stringify(
      found.tree.map(node => {
        if (node.ascii === 'STX') {
          return 'TXT ' + iconv.decode(raw.subarray(node.offset, node.offset + node.length), 'gb18030');
        }
        const at = node.offset + 1 + (node.fn || '').length;
        return (
          node.ascii + ' ' + (node.fn || '') + ' ' + raw.subarray(at, node.offset + node.length).toString('hex')
        ).trim();
      }),
    ),
  );
});
