// SPDX-License-Identifier: Apache-2.0
package hall.device;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Time that passes only by waiting.
public final class HandTicker implements Ticker {

  private final AtomicLong now;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moves = lock.newCondition();
  private boolean still;

  public HandTicker(long origin) {
    now = new AtomicLong(origin);
  }

  @Override
  public long nanos() {
    return now.get();
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (still) {
        moves.await();
      }
    } finally {
      lock.unlock();
    }
    now.addAndGet(duration.toNanos());
  }

  /// From now on who waits is not released, but by an interruption or when time goes on.
  public void standStill() {
    set(true);
  }

  /// Lets time pass again.
  public void goOn() {
    set(false);
  }

  private void set(boolean stands) {
    lock.lock();
    try {
      still = stands;
      moves.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
