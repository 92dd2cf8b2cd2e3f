// SPDX-License-Identifier: Apache-2.0
package hall.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Many who want something at once, and the trips they make together.
class TogetherTest {
  private static final int MANY = 1000;

  private final List<List<Integer>> trips = Collections.synchronizedList(new ArrayList<>());

  private List<String> travel(List<Integer> wanted) {
    trips.add(wanted);
    if (wanted.contains(13)) {
      throw new IllegalArgumentException("not this one");
    }
    return wanted.stream().map(each -> "answer " + each).toList();
  }

  @Test
  void everyoneGetsTheirOwnAnswerAndOneThatFailsFailsAlone() throws Exception {
    Together<Integer, String> together = new Together<>(100, String::valueOf, this::travel);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        int own = i;
        answers.add(callers.submit(() -> together.ask(own)));
      }
      for (int i = 0; i < MANY; i++) {
        Future<String> answer = answers.get(i);
        if (i == 13) {
          assertTrue(
              assertThrows(ExecutionException.class, answer::get).getCause()
                  instanceof IllegalArgumentException);
        } else {
          assertEquals("answer " + i, answer.get());
        }
      }
    }
    assertTrue(trips.stream().allMatch(trip -> trip.size() <= 100));
  }

  @Test
  void whoComesAloneGoesAtOnceAndNobodyIsTwiceOnOneTrip() throws Exception {
    CountDownLatch back = new CountDownLatch(1);
    Together<Integer, String> together =
        new Together<>(
            100,
            each -> String.valueOf(each % 2),
            wanted -> {
              if (wanted.contains(0)) {
                awaited(back);
              }
              return travel(wanted);
            });
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> first = callers.submit(() -> together.ask(0));
      List<Future<String>> others = new ArrayList<>();
      for (int i = 1; i <= 6; i++) {
        int own = i;
        others.add(callers.submit(() -> together.ask(own)));
      }
      back.countDown();
      assertEquals("answer 0", first.get());
      for (int i = 1; i <= 6; i++) {
        assertEquals("answer " + i, others.get(i - 1).get());
      }
    }
    trips.forEach(trip ->
        assertEquals(
            trip.size(), new HashSet<>(trip.stream().map(each -> each % 2).toList()).size()));
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
