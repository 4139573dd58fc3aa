import { expect, test } from 'vitest';
import { makeSecret, seal, sign, unseal } from './sign.ts';

test('a signature is that of the specification’s example', () => {
  // standard-webhooks/standard-webhooks, libraries/javascript/src/index.test.ts
  const signature = sign(['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: 1614265330,
    body: '{"test": 2432232314}',
  });
  expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('while a secret is replaced both sign, one beside the other', () => {
  const message = { id: 'm', timestamp: 1, body: '{}' };
  const [one, other] = [makeSecret(), makeSecret()];
  expect(sign([one, other], message)).toBe(`${sign([one], message)} ${sign([other], message)}`);
  expect(one).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
});

test('a secret is read back with its key alone', () => {
  const key = Buffer.alloc(32, 1);
  const sealed = seal(key, 'whsec_x');
  expect(sealed.includes('whsec')).toBe(false);
  expect(unseal(key, sealed)).toBe('whsec_x');
  expect(unseal(Buffer.alloc(32, 2), sealed)).toBeNull();
});
