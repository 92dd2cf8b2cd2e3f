// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.screen.kit.Narrator;
import java.util.ArrayList;
import java.util.List;

/// Hears what is said, and remembers it.
final class Ear implements Narrator {

  /// Since the last hush, in order.
  final List<Sentence> now = new ArrayList<>();

  /// Everything since the test began.
  final List<Sentence> all = new ArrayList<>();

  final List<Integer> volumes = new ArrayList<>();
  boolean ready = true;
  int hushed;
  int paused;

  @Override
  public boolean ready() {
    return ready;
  }

  @Override
  public void say(List<Sentence> sentences, int volume, Runnable begun) {
    now.addAll(sentences);
    all.addAll(sentences);
    volumes.add(volume);
  }

  @Override
  public void hush() {
    now.clear();
    hushed++;
  }

  @Override
  public void pause() {
    paused++;
  }

  /// What everybody hears.
  List<String> aloud() {
    return now.stream().map(Sentence::toAll).toList();
  }

  /// What only the citizen hears.
  List<String> alone() {
    return now.stream().map(Sentence::toHeadset).toList();
  }
}
