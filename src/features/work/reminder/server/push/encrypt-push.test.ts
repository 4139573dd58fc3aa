import { createECDH, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { decrypt } from '../test-push-service.ts';
import { encryptPush } from './encrypt-push.ts';

const bytes = (text: string) => Buffer.from(text, 'base64url');

test('the example of RFC 8291, section 5', () => {
  const keys = {
    publicKey: bytes(
      'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    ),
    auth: bytes('BTBZMqHH6r4Tts7J_aSIgg'),
  };
  const given = {
    salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'),
    privateKey: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'),
  };
  expect(encryptPush('When I grow up, I want to be a watermelon', keys, given)).toEqual(
    bytes(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    ),
  );
});

test('a browser reads what was written, each time differently', () => {
  const browser = createECDH('prime256v1');
  const keys = { publicKey: browser.generateKeys(), auth: randomBytes(16) };
  const one = encryptPush('Grüße', keys);
  expect(one.equals(encryptPush('Grüße', keys))).toBe(false);
  expect(decrypt(one, browser, keys.auth)).toBe('Grüße');
});
