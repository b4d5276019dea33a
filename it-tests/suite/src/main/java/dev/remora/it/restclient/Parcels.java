package dev.remora.it.restclient;

/** What the clients of the API of parcels have in common; each says itself how it goes over the wire. */
public interface Parcels {

    Parcel latest();

    Parcel send(Parcel parcel);
}
