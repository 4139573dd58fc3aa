/** This browser is no longer reminded: whoever signs out leaves nothing that would be shown to others. */
export async function endPush(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker?.getRegistration();
    const subscription = await registration?.pushManager?.getSubscription();
    await subscription?.unsubscribe();
  } catch {
    // a browser without push has nothing to end
  }
}
