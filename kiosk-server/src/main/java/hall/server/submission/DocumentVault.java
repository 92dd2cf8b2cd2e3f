// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The bytes of documents, one file each below `HALL_DATA/documents`. A file's length is the only
/// truth about how much has arrived; no length is told before it is on disk.
///
/// An upload holds the lock for one block at a time and appends only while the file still ends
/// where it believes, so a second connection takes over from one that hangs.
@ApplicationScoped
public class DocumentVault {
  private static final int BLOCK = 64 * 1024;
  private static final int LOCKS = 256;

  private static final int DISK_THREADS = 32;

  /// A virtual thread that waits for a disk keeps its carrier, and the JDK wakes another one for
  /// each such moment: a hundred system calls for one submission. These threads wait instead.
  private final Executor disk;

  private final Path folder;
  private final Map<Path, Path> shelves = new ConcurrentHashMap<>();
  private final List<ReentrantLock> locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

  public DocumentVault(@ConfigProperty(name = "hall.data") Path data) {
    this.folder = data.resolve("documents");
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            DISK_THREADS,
            DISK_THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("documents-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
    this.disk = threads;
  }

  /// What an append came to; each carries where the file ends now.
  sealed interface Appended {
    record Done(long offset) implements Appended {}

    record OffsetDiffers(long offset) implements Appended {}

    /// More bytes than declared; what this request brought is gone again.
    record TooLong(long offset) implements Appended {}

    /// The connection broke; what arrived is kept.
    record Interrupted(long offset) implements Appended {}
  }

  /// What waits for the disk.
  @FunctionalInterface
  private interface DiskWork<T> {
    T run() throws IOException;
  }

  private <T> T onDisk(DiskWork<T> work) throws IOException {
    if (!Thread.currentThread().isVirtual()) {
      return work.run();
    }
    FutureTask<T> task = new FutureTask<>(work::run);
    disk.execute(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failed -> throw failed;
        case RuntimeException failed -> throw failed;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while the disk was waited for", e);
    }
  }

  /// Runs `work` while no upload of this submission can append.
  public <T> T exclusively(UUID key, Supplier<T> work) {
    Lock lock = lock(key);
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /// Makes room for documents that will be sent: their names are made safe together, instead of
  /// each when its first bytes come.
  void expect(UUID key, List<String> ids) {
    try {
      onDisk(() -> {
        Lock lock = lock(key);
        lock.lock();
        try {
          return make(key, ids);
        } finally {
          lock.unlock();
        }
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean make(UUID key, List<String> ids) throws IOException {
    List<Path> missing =
        ids.stream().map(id -> file(key, id)).filter(file -> !Files.exists(file)).toList();
    if (missing.isEmpty()) {
      return false;
    }
    makeFolder(key);
    for (Path file : missing) {
      Files.createFile(file);
    }
    settle(folder(key));
    return true;
  }

  /// Bytes on disk, 0 when there is no file yet.
  public long length(UUID key, String id) {
    Path file = file(key, id);
    if (!Files.exists(file)) {
      return 0;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
      return channel.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Appends a stream at `offset`, at most up to the declared size.
  Appended append(UUID key, String id, long declared, long offset, InputStream body) {
    try (FileChannel channel = onDisk(() -> open(key, id))) {
      return append(channel, lock(key), declared, offset, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Appended append(
      FileChannel channel, Lock lock, long declared, long offset, InputStream body)
      throws IOException {
    byte[] block = new byte[BLOCK];
    long position = offset;
    while (true) {
      Filled filled = fill(block, body);
      long at = position;
      Optional<Appended> end =
          onDisk(() -> {
            Optional<Appended> ended = write(channel, lock, declared, offset, at, block, filled);
            if (ended.isPresent()) {
              channel.force(true);
            }
            return ended;
          });
      if (end.isPresent()) {
        return end.get();
      }
      position += filled.length();
    }
  }

  /// Writes a block where the file ends; tells what the append came to where it is over.
  ///
  /// @param offset where the append began
  /// @param position where the block goes
  private static Optional<Appended> write(
      FileChannel channel,
      Lock lock,
      long declared,
      long offset,
      long position,
      byte[] block,
      Filled filled)
      throws IOException {
    long end = position + filled.length();
    lock.lock();
    try {
      if (channel.size() != position) {
        return Optional.of(new Appended.OffsetDiffers(channel.size()));
      }
      if (end > declared) {
        channel.truncate(offset);
        return Optional.of(new Appended.TooLong(offset));
      }
      ByteBuffer bytes = ByteBuffer.wrap(block, 0, filled.length());
      while (bytes.hasRemaining()) {
        channel.write(bytes, end - bytes.remaining());
      }
    } finally {
      lock.unlock();
    }
    return switch (filled.then()) {
      case MORE -> Optional.empty();
      case END -> Optional.of(new Appended.Done(end));
      case BROKEN -> Optional.of(new Appended.Interrupted(end));
    };
  }

  /// What came of a stream into a block, and what comes after it.
  private record Filled(int length, Then then) {
    enum Then {
      MORE,
      END,
      BROKEN
    }
  }

  /// Network brings bytes in small pieces; a file is written in large ones.
  private static Filled fill(byte[] block, InputStream body) {
    int length = 0;
    while (length < block.length) {
      int read;
      try {
        read = body.read(block, length, block.length - length);
      } catch (IOException broken) {
        return new Filled(length, Filled.Then.BROKEN);
      }
      if (read < 0) {
        return new Filled(length, Filled.Then.END);
      }
      length += read;
    }
    return new Filled(length, Filled.Then.MORE);
  }

  /// The SHA-256 of what has arrived, in lower-case hexadecimal.
  public String sha256(UUID key, String id) {
    MessageDigest digest = Secrets.sha256();
    byte[] block = new byte[BLOCK];
    try (InputStream bytes = Files.newInputStream(file(key, id))) {
      for (int read = bytes.read(block); read >= 0; read = bytes.read(block)) {
        digest.update(block, 0, read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Forgets the bytes, so that they can be sent again.
  public void reset(UUID key, String id) {
    try (FileChannel channel = open(key, id)) {
      channel.truncate(0);
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Lets another submission have a document too: the same bytes under another name, so that either
  /// may be forgotten without the other. It may be done again.
  void share(UUID from, UUID to, String id) {
    Path file = file(to, id);
    try {
      if (Files.exists(file) && Files.isSameFile(file, file(from, id))) {
        return;
      }
      makeFolder(to);
      Files.deleteIfExists(file);
      try {
        Files.createLink(file, file(from, id));
      } catch (UnsupportedOperationException | FileSystemException noLinks) {
        Files.copy(file(from, id), file);
        try (FileChannel copy = FileChannel.open(file, StandardOpenOption.WRITE)) {
          copy.force(true);
        }
      }
      settle(folder(to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Gives another submission a copy of a document, which may be sent anew or forgotten while the
  /// first stays as it is. Nothing is done where there is one already.
  void copy(UUID from, String id, UUID to, String as) {
    Path file = file(to, as);
    try {
      if (Files.exists(file)) {
        return;
      }
      makeFolder(to);
      Path whole = file.resolveSibling(as + ".part");
      Files.copy(file(from, id), whole, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel copy = FileChannel.open(whole, StandardOpenOption.WRITE)) {
        copy.force(true);
      }
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
      settle(folder(to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Forgets all documents of a submission.
  public void forget(UUID key) {
    Path submission = folder(key);
    if (!Files.exists(submission)) {
      return;
    }
    try (Stream<Path> files = Files.list(submission)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(submission);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where a document lies; ids have been checked and cannot leave the folder.
  public Path file(UUID key, String id) {
    return folder.resolve(path(key, id));
  }

  /// The same, below the folder of all documents.
  public static Path path(UUID key, String id) {
    return folderOf(key).resolve(id);
  }

  private static Path folderOf(UUID key) {
    String name = key.toString();
    return Path.of(name.substring(0, 2), name);
  }

  private Path folder(UUID key) {
    return folder.resolve(folderOf(key));
  }

  /// A new name is safe once the folder is that it stands in, and is seen by nobody before: hence
  /// the lock.
  private FileChannel open(UUID key, String id) throws IOException {
    Path file = file(key, id);
    Lock lock = lock(key);
    lock.lock();
    try {
      if (!Files.exists(file)) {
        makeFolder(key);
        Files.createFile(file);
        settle(folder(key));
      }
      return FileChannel.open(file, StandardOpenOption.WRITE);
    } finally {
      lock.unlock();
    }
  }

  private void makeFolder(UUID key) throws IOException {
    Path submission = folder(key);
    if (!Files.isDirectory(submission)) {
      Path shelf = shelves.computeIfAbsent(folderOf(key).getName(0), this::shelf);
      Files.createDirectories(submission);
      settle(shelf);
    }
  }

  /// Submissions are spread over these; each is made sure of once, as they are never removed.
  private Path shelf(Path name) {
    Path shelf = folder.resolve(name);
    try {
      Files.createDirectories(shelf);
      settle(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return shelf;
  }

  private static void settle(Path folder) throws IOException {
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  private ReentrantLock lock(UUID key) {
    return locks.get(Math.floorMod(key.hashCode(), LOCKS));
  }
}
