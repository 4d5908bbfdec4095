package hocl.runtime.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;

/** Finds out about addresses before anything is started at them. */
public final class Addresses {

  private static final int CONNECT_MILLIS = 1000;

  private Addresses() {}

  /** Whether something listens at an address. */
  public static boolean answers(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether this machine can listen there. */
  public static boolean isFree(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Why this machine cannot listen there, a clause. */
  public static String whyNotFree(String host) {
    try {
      return isHere(host) ? "the port is in use" : "this machine has no such address";
    } catch (UnknownHostException e) {
      return "there is no host of this name";
    } catch (IOException e) {
      return "the port cannot be had";
    }
  }

  /** Whether a network interface of this machine has the address, which members insist on. */
  static boolean isHere(String host) throws IOException {
    InetAddress address = InetAddress.getByName(host);
    return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
  }

  /** Whether only this machine reaches the address; false if it is unknown. */
  public static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
