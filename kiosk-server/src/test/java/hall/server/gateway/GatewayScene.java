// SPDX-License-Identifier: Apache-2.0
package hall.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Database;
import hall.server.Secrets;
import hall.server.channel.Backoff;
import hall.server.channel.Channel;
import hall.server.channel.HmacSigner;
import hall.server.channel.MovingClock;
import hall.server.channel.SimulatedHands;
import hall.server.complaint.Complaints;
import hall.server.gateway.GatewaySimulator.Fault;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/// A gateway and servers that send to it, at an hour that a test names.
@Singleton
class GatewayScene {
  private static final String SECRET = "a secret of both sides, 32 characters or more";

  private final Database database;
  private final Complaints complaints;
  private final Secrets secrets;
  private final ObjectMapper json;
  private final InstantSource serversClock;
  private final MovingClock clock = new MovingClock();
  private Optional<GatewaySimulator> started = Optional.empty();

  GatewayScene(
      Database database,
      Complaints complaints,
      Secrets secrets,
      ObjectMapper json,
      InstantSource serversClock) {
    this.database = database;
    this.complaints = complaints;
    this.secrets = secrets;
    this.json = json;
    this.serversClock = serversClock;
  }

  /// Nothing waits, and it is the next morning in the halls: nothing goes out at night, whenever
  /// tests run.
  void clear() {
    clock.set(serversClock.instant());
    clock.passUntil(LocalTime.of(10, 0));
    database.run("delete from message");
    started.ifPresent(GatewaySimulator::close);
    started = Optional.empty();
  }

  MovingClock clock() {
    return clock;
  }

  GatewaySimulator gateway() throws IOException {
    GatewaySimulator made = new GatewaySimulator(new SimulatedHands(SECRET), clock);
    started = Optional.of(made);
    return made;
  }

  MessageRound server(GatewaySimulator gateway, long seed) {
    Channel channel =
        new Channel(
            gateway.address(),
            "sample-district",
            new HmacSigner(SECRET.getBytes(UTF_8)),
            Duration.ofMillis(500),
            Optional.empty());
    return new MessageRound(
        deliveries(seed), clock, Optional.of(new Gateway(channel, secrets, json, clock)));
  }

  Deliveries deliveries(long seed) {
    return new Deliveries(database, complaints, json, new Backoff(new Random(seed)));
  }

  static void run(MessageRound server) throws InterruptedException {
    for (Thread each : server.begin()) {
      each.join();
    }
  }

  static Supplier<Fault> once(Fault fault) {
    Deque<Fault> faults = new ArrayDeque<>(List.of(fault));
    return () -> Objects.requireNonNullElse(faults.poll(), Fault.NONE);
  }
}
