package dev.remora.it.restclient;

/** A type of the application, for whatever binds JSON there. */
public class Parcel {

    private String label = "";
    private int weight;

    public static Parcel of(String label, int weight) {
        Parcel parcel = new Parcel();
        parcel.setLabel(label);
        parcel.setWeight(weight);
        return parcel;
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label;
    }

    public int getWeight() {
        return weight;
    }

    public void setWeight(int weight) {
        this.weight = weight;
    }
}
