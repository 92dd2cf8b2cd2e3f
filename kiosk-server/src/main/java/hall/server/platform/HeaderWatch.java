// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Closes a connection on which a request began to be said and did not come to the end of its
/// header in time. All on the connection's own thread, but for the end of a request.
final class HeaderWatch extends ChannelInboundHandlerAdapter {
  private final Duration patience;
  private final boolean severalAtOnce;
  private final AtomicInteger underWay = new AtomicInteger();
  private @Nullable ChannelHandlerContext place;
  private @Nullable Future<?> end;

  /// @param severalAtOnce whether requests share the connection: then what arrives between two may
  ///   be no request at all, and the first alone is waited for
  HeaderWatch(Duration patience, boolean severalAtOnce) {
    this.patience = patience;
    this.severalAtOnce = severalAtOnce;
  }

  /// Whoever says nothing at all after the handshake is not waited for either.
  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    place = context;
    waitFor(context);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    if (!severalAtOnce && end == null && underWay.get() == 0) {
      waitFor(context);
    }
    context.fireChannelRead(bytes);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    waitNoMore();
    context.fireChannelInactive();
  }

  private void waitFor(ChannelHandlerContext context) {
    end =
        context
            .executor()
            .schedule(() -> hangUp(context), patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void hangUp(ChannelHandlerContext context) {
    Future<?> _ = context.close();
  }

  private void waitNoMore() {
    if (end != null) {
      end.cancel(false);
      end = null;
    }
  }

  /// A header is whole.
  void begun() {
    underWay.incrementAndGet();
    waitNoMore();
    if (severalAtOnce && place != null && !place.isRemoved()) {
      place.pipeline().remove(this);
    }
  }

  /// A request is answered.
  void ended() {
    underWay.decrementAndGet();
  }
}
